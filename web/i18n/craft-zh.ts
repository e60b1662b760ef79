/** 操作、命令面板、多选、导览的用语。 */
export const craftZh = {
  'palette.title': '命令与搜索',
  'palette.placeholder': '输入命令，或要找的名称、拼音、原文',
  'palette.actions': '命令',
  'palette.views': '转到',
  'palette.nodes': '节点',
  'palette.go': '转到：{view}',
  'palette.none': '没有这样的命令，也没有找到这样的节点。',
  'palette.hint': '↑↓ 选择 · Enter 执行 · Esc 关闭',
  'palette.close': '关闭',

  'table.sort': '按“{column}”排序',
  'table.copy': '复制表格',
  'table.picked': '选择 {name}',

  'tour.title': '四步看懂这张图',
  'tour.step': '第 {i} 步，共 {n} 步',
  'tour.next': '下一步',
  'tour.back': '上一步',
  'tour.skip': '跳过',
  'tour.done': '开始',
  'tour.1': '一张图，一句话',
  'tour.1.text': '图上是规划点名的战略、项目、产业集群、空间单元和枢纽站点。上方那句话说明这张图里有什么。',
  'tour.2': '实线和虚线',
  'tour.2.text': '实线是原文自己写明的；虚线是读者推断的，附依据和理由。原文没有说的，不画线。',
  'tour.3': '点开，看原文',
  'tour.3.text':
    '点任何一个节点或一条线，右侧就是它所依据的那一句原文。按 E 展开它的相邻，按 T 追溯它连着的项目。',
  'tour.4': '找，和收进简报',
  'tour.4.text':
    '按 / 搜索名称、拼音或原文；按 Ctrl K 找任何一个命令；按 B 把眼前的画面收进简报。帮助里可以再看这四步。',
} as const;
