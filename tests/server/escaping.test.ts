import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../server/contract/clean-text.ts';
import { csvField, csvZip, inPieces } from '../../server/export/csv.ts';
import { literalMap, textLiteral } from '../../server/export/cypher-literals.ts';
import { XML_HEAD, xmlAttribute, xmlText } from '../../server/export/xml.ts';
import type { Ontology } from '../../server/graph/types.ts';
import { literal, withLiterals } from '../../server/neo4j/literals.ts';
import { phraseOf } from '../../server/neo4j/search-phrase.ts';
import { chain } from './chain.ts';
import { readCsv } from './reading-files.ts';

describe('text for a file', () => {
  it('keeps what every file can hold', () => {
    const kept = '第一\n二\t三 😀 مرحبا e\u0301 \u200d -';
    expect(cleanText(kept)).toBe(kept);
  });

  it.each([
    ['a control character', 'a\u0000b\u001fc\u007fd\u0085e', 'abcde'],
    ['half a pair', 'a\ud83db\ude00c', 'abc'],
    ['what is no character', 'a\ufffeb\uffffc\ufdd0d', 'abcd'],
    ['a mark that turns the direction', 'a\u202ab\u202ec\u2066d\u2069e', 'abcde'],
    ['a mark of byte order', '\ufeffab', 'ab'],
  ])('loses %s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('has one kind of line feed', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u2029e\n\nf')).toBe('a\nb\nc\nd\ne\n\nf');
  });

  it('is on one line where one is asked for', () => {
    expect(cleanLine('a\r\n\n\tb\tc\u0000')).toBe('a b c');
  });
});

describe('XML', () => {
  it('escapes markup in text and leaves the rest', () => {
    expect(xmlText(`a<b>&"c"'d'\n\t\u0000`)).toBe(`a&lt;b&gt;&amp;"c"'d'\n\t`);
  });
  it('escapes quotes, line feeds and tabs too in an attribute', () => {
    expect(xmlAttribute(`a<b>&"c"'d'\r\n\te`)).toBe('a&lt;b&gt;&amp;&quot;c&quot;&apos;d&apos;&#10;&#9;e');
  });
  it('begins with its declaration', () => {
    expect(XML_HEAD).toBe('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n');
  });
});

describe('a field of CSV', () => {
  it.each([
    [undefined, '""'],
    [0, '"0"'],
    [-5, '"-5"'],
    [true, '"true"'],
    ['', '""'],
    ['a "b", c\r\nd', '"a ""b"", c\nd"'],
    ['a=b', '"a=b"'],
  ])('writes %j', (value, field) => {
    expect(csvField(value)).toBe(field);
  });
  it.each([...'=+-@＝＋－＠|%'])('lets no formula begin with %s', (sign) => {
    for (const before of ['', ' ', '\t\n', '\u00a0 ', '\u3000', '\u0000', '\u202e']) {
      expect(csvField(`${before}${sign}1`)).toBe(`"'${cleanText(before)}${sign}1"`);
    }
  });
});

describe('the zip of CSV', () => {
  const word = { zh: '字', en: 'word' };
  const ontology = {
    kinds: [{ id: 'Project', zh: '项目', properties: { status: { ...word, type: 'string' } } }],
    relationTypes: [{ id: 'PART_OF', zh: '属于' }],
    grounds: [{ id: 'framing', zh: '总领' }],
  } as unknown as Ontology;

  it('holds a row of every node and every relation under named columns', () => {
    const whole = chain(3, ['=1', '乙']);
    const files = unzipSync(Buffer.concat([...csvZip(whole, ontology)]));
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const texts = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, decoder.decode(bytes)]),
    );
    const rows = (...lines: string[]) => `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
    expect(texts).toEqual({
      'nodes.csv': rows(
        '"id","plan","kind","kind_zh","name","name_from","aliases","degree","summary","status","quotes","places"',
        `"p:n0","p","Project","项目","'=1","","'=1\n别名","1","'=1","planned","'=1","p:page 0-4"`,
        '"p:n1","p","Project","项目","乙","","乙\n别名","2","乙","planned","乙","p:page 1-5"',
        '"p:n2","p","Project","项目","项目2","","","1","第2句","planned","第2句","p:page 2-6"',
      ),
      'edges.csv': rows(
        '"id","type","type_zh","from","from_name","to","to_name","basis","ground","ground_zh","reason","quotes","places"',
        `"p:e0","PART_OF","属于","p:n0","'=1","p:n1","乙","inferred","framing","总领","'=1","'=1","p:page 0-4"`,
        '"p:e1","PART_OF","属于","p:n1","乙","p:n2","项目2","inferred","framing","总领","乙","乙","p:page 1-5"',
      ),
    });
  });

  it('comes before the whole is made, piece by piece', () => {
    const pieces = [...csvZip(chain(1000), ontology)];
    expect(pieces.length).toBeGreaterThan(4);
    const files = unzipSync(Buffer.concat(pieces));
    expect(readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(files['nodes.csv']))).toHaveLength(
      1000,
    );
  });

  it('comes in pieces of a length, without loss', () => {
    expect([...inPieces(['ab', 'c', 'defgh', 'i', 'j'], 3)]).toEqual(['abc', 'defgh', 'ij']);
    expect([...inPieces(['abc'], 3)]).toEqual(['abc']);
    expect([...inPieces([], 3)]).toEqual([]);
  });
});

describe('a literal of the Cypher file', () => {
  it('writes every kind of value', () => {
    const map = literalMap({
      text: "it's",
      yes: true,
      no: false,
      left: undefined,
      list: ['a', { $: 'integer', value: 1 }, undefined],
      whole: { $: 'integer', value: -3 },
      part: { $: 'float', value: 1.5 },
      round: { $: 'float', value: 2 },
      huge: { $: 'float', value: 1e30 },
      day: { $: 'date', value: '2021-02-05' },
      inner: { a: 'b', gone: undefined },
    });
    expect(map).toBe(
      "{text: 'it\\'s', yes: true, no: false, list: ['a', 1, null], whole: -3, part: 1.5, round: 2.0, " +
        "huge: 1e+30, day: date('2021-02-05'), inner: {a: 'b'}}",
    );
    expect(literalMap({})).toBe('{}');
  });

  it('refuses a number that Cypher could not hold', () => {
    for (const value of [1.5, Number.NaN, 2 ** 53]) {
      expect(() => literalMap({ n: { $: 'integer', value } })).toThrow(`${value} is no whole number`);
    }
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => literalMap({ n: { $: 'float', value } })).toThrow(`${value} is no number`);
    }
  });

  it('writes quotes, backslashes, line ends and control characters as escapes', () => {
    expect(textLiteral(`a'b\\c\nd\re\tf`)).toBe(`'a\\'b\\\\c\\nd\\re\\tf'`);
    expect(textLiteral('\u0001\u007f\u2028\u2029')).toBe("'\\u0001\\u007f\\u2028\\u2029'");
    expect(textLiteral('')).toBe("''");
  });

  it('puts another character for a backslash before a u, one that the text has not', () => {
    expect(textLiteral('\\u0041\\n')).toBe("replace('\ue000u0041\ue000n', '\ue000', '\\\\')");
    expect(textLiteral('\\U\ue000\ue001')).toBe("replace('\ue002U\ue000\ue001', '\ue002', '\\\\')");
    const crowd = Array.from({ length: 0xf8ff - 0xe000 }, (_, i) => String.fromCharCode(0xe000 + i)).join('');
    expect(() => textLiteral(`\\u${crowd}`)).toThrow('no character is left');
    expect(textLiteral(`\\u${crowd.slice(0, -1)}`)).toContain(`'${crowd.at(-1)}'`);
  });
});

describe('a literal of a shown query', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    [12, '12'],
    [-1.5, '-1.5'],
    ['', "''"],
    ["it's\n\r\t", "'it\\'s\\n\\r\\t'"],
    [['a', ['b', 1], null], "['a', ['b', 1], null]"],
    [[], '[]'],
    ['\\', "'\\\\'"],
    ['a\\u0027b', "('a' + '\\\\' + 'u0027b')"],
  ])('writes %j', (value, text) => {
    expect(literal(value)).toBe(text);
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, {}, () => 1])('refuses %s', (value) => {
    expect(() => literal(value)).toThrow(`no literal for ${typeof value}`);
  });
});

describe('a shown query', () => {
  it('has each parameter in place, of a map too', () => {
    const parameters = { id: 'a', chosen: { kinds: ['K'] }, limit: 5 };
    expect(withLiterals('MATCH (n {id: $id})\nWHERE n.kind IN $chosen.kinds LIMIT $limit', parameters)).toBe(
      "MATCH (n {id: 'a'})\nWHERE n.kind IN ['K'] LIMIT 5",
    );
  });

  it('writes nothing of a value as a parameter', () => {
    expect(withLiterals('RETURN $a, $b', { a: '$b', b: '$&' })).toBe("RETURN '$b', '$&'");
  });

  const condition = [
    'MATCH (n)',
    '  WHERE ($kinds IS NULL OR n.kind IN $kinds)',
    '  AND ($plans IS NULL OR n.plan IN $plans OR n.shared)',
    '  AND ($plans IS NOT NULL OR n.first)',
    'RETURN n',
  ].join('\n');

  it('leaves a condition out when nothing is asked of it', () => {
    expect(withLiterals(condition, { kinds: null, plans: null })).toBe(
      'MATCH (n)\n  WHERE true\n  AND n.first\nRETURN n',
    );
  });
  it('keeps it, in brackets where it has an OR, when something is', () => {
    expect(withLiterals(condition, { kinds: ['K'], plans: ['p'] })).toBe(
      "MATCH (n)\n  WHERE n.kind IN ['K']\n  AND (n.plan IN ['p'] OR n.shared)\nRETURN n",
    );
  });
  it('leaves lines alone that only look like one', () => {
    for (const line of [
      'x WHERE ($a IS NULL OR true)',
      'WHERE ($a IS NULL OR true) AND 1',
      'OR ($a IS NULL OR true)',
    ]) {
      expect(withLiterals(line, { a: null })).toBe(line.replace('$a', 'null'));
    }
  });

  it('says which parameter is missing, and takes none from the prototype', () => {
    for (const name of ['a', 'a.b', 'toString', 'chosen.b', 'nothing.b', 'word.length']) {
      const parameters = { chosen: {}, nothing: null, word: 'w' };
      expect(() => withLiterals(`RETURN $${name}`, parameters)).toThrow(`the parameter ${name} is missing`);
    }
  });
});

describe('the phrase for the full-text index', () => {
  it.each([
    [['创新'], '"创新"'],
    [['创新', '创新驱动', '产业'], '"创新驱动"'],
    [['一'], null],
    [['cx', '创新a', 'a创新', '"创新"', '创新*', '创新 OR 产业'], null],
    [['㐀㐁', '龦龧'], null],
    [[], null],
  ])('of %j', (terms, phrase) => {
    expect(phraseOf(terms)).toBe(phrase);
  });
  it('leaves the words as they were', () => {
    const terms = ['产业', '创新驱动'];
    phraseOf(terms);
    expect(terms).toEqual(['产业', '创新驱动']);
  });
});
