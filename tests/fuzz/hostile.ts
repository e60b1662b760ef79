/** Strings that have broken something somewhere: Cypher, Lucene, JavaScript, paths, headers, Unicode. */
export const HOSTILE: readonly string[] = [
  // Cypher: out of a string, out of a label, out of a comment; `\u0060` is a backtick to its parser.
  "' OR 1=1 //",
  "'}) DETACH DELETE n //",
  '"}) RETURN n //',
  '\\u0060) DETACH DELETE (n) //',
  'Project\\u0060:Canary',
  '`:Canary`',
  '\\u0027 OR true //',
  '\\',
  "\\'",
  '$id',
  '{id: 1}',
  "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
  'CALL dbms.listConfig()',
  '*/ CREATE (x:Canary) /*',
  // Lucene.
  ...[
    '"',
    '*',
    '?',
    '~',
    '*:*',
    'name:*',
    '[* TO *]',
    '(',
    ')',
    'AND',
    'NOT',
    'a OR',
    '+-&&||!(){}[]^"~*?:\\/',
  ],
  // JavaScript.
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    '[object Object]',
  ],
  // Templates, markup, shells.
  ...[
    '{{7*7}}',
    `\${7*7}`,
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '$(id)',
    ';id',
    '|id',
  ],
  // Paths.
  ...['../../etc/passwd', '..\\..\\boot.ini', '/', '.', '..', '%2e%2e%2f', 'file:///etc/passwd'],
  // Headers and logs.
  ...['\r\nSet-Cookie: a=b', '\n{"level":"info"}', '\u001b[2J'],
  // Unicode: nought, byte order, right-to-left, joiners, combining, astral, full-width, long.
  ...[
    '\u0000',
    '\ufeff',
    '\u202e',
    '\u200d\u200d',
    'é\u0301\u0301\u0301',
    '😀',
    '𠮷',
    '／＊：',
    '\ufffe',
    '\u2028',
  ],
  ...['太湖', '太湖湾', '轨道交通', 'thw', ' ', '\u3000', 'İ', 'ß'],
  // Numbers.
  ...['0', '-1', '1e3', '1.5', '9'.repeat(30), '0x10', '١٢', 'Infinity', '00', '+1', ' 1', '1 '],
];

/** Already in the form of a URL, and broken there. */
export const BROKEN_ESCAPES: readonly string[] = [
  ...[
    '%',
    '%z',
    '%ZZ',
    '%E0%A4%A',
    '%ff',
    '%c0%ae',
    '%ed%a0%80',
    '%00',
    '%u0041',
    '%25%30%30',
    '%2',
    '%f4%90%80%80',
  ],
];
