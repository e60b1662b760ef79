import { describe, expect, it } from 'vitest';
import { searchKeys } from '../../graph-seed/search-keys.ts';
import { rank } from '../../server/graph/search.ts';

describe('search keys', () => {
  it('spell a name in pinyin, every suffix that begins at a syllable', () => {
    const keys = searchKeys('太湖湾', ['太湖'], ['太湖湾科技创新带', '“芯火”']);
    expect(keys).toEqual({
      name: '太湖湾',
      aliases: ['太湖'],
      pinyin: ['taihuwan', 'huwan', 'wan'],
      initials: 'thw',
      text: '太湖湾科技创新带\n芯火',
    });
  });

  it('keep Latin letters and digits in lower case and drop the rest', () => {
    expect(searchKeys('“16+4”集群', [], []).pinyin[0]).toBe('164jiqun');
    const keys = searchKeys('５Ｇ产业（含SK海力士）', [], []);
    expect(keys.pinyin[0]).toBe('5gchanyehanskhailishi');
    expect(keys.initials).toBe('5gcyhskhls');
  });

  it('read characters of several sounds by the words they stand in', () => {
    expect(searchKeys('长江经济带', [], []).pinyin[0]).toBe('changjiangjingjidai');
    expect(searchKeys('重点项目', [], []).pinyin[0]).toBe('zhongdianxiangmu');
    expect(searchKeys('绿色发展', [], []).pinyin[0]).toBe('lvsefazhan');
    expect(searchKeys('二〇三五年', [], []).pinyin[0]).toBe('erlingsanwunian');
  });

  it('hold nothing where a name has nothing to type', () => {
    expect(searchKeys('——', [], [])).toMatchObject({ pinyin: [], initials: '' });
  });

  it.each(['taihu', 'thw', '太湖', 'huwan'])('find a name by %s', (query) => {
    expect(rank([query], searchKeys('太湖湾', [], []))).not.toBeNull();
  });
});
