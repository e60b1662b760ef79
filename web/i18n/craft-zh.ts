/** 操作、命令面板、多选、导览的用语。 */
export const craftZh = {
  'action.palette': '命令与搜索',
  'action.lasso': '套索多选',
  'action.pin': '固定位置',
  'action.keepOnly': '只留所选',
  'action.tour': '看导览（四步）',

  'needs.node': '先选一个节点：在图上点它，或按 / 搜索。',
  'needs.several': '先选两个以上的节点：按住 Shift 逐个点，或按 A 用套索圈。',
  'needs.chosen': '先选一个节点、一条关系或一句原文。',
  'needs.graph': '这一步在“图谱”里做：先转到图谱。',
  'needs.picture': '表格开着：按 V 回到图，再做这一步。',
  'needs.undrawn': '与它相邻的都已画出。',
  'needs.collapsible': '没有只连着它、可以收起的节点。',
  'needs.somethingDone': '没有可以撤销的步骤。',
  'needs.somethingUndone': '没有可以重做的步骤。',
  'needs.briefing': '先在“简报”里打开一份简报。',
  'needs.otherView': '这里就是简报：到别的视图里按 B，把那里的画面加进来。',

  'palette.title': '命令与搜索',
  'palette.placeholder': '输入命令，或要找的名称、拼音、原文',
  'palette.actions': '命令',
  'palette.views': '转到',
  'palette.nodes': '节点',
  'palette.go': '转到：{view}',
  'palette.none': '没有这样的命令，也没有找到这样的节点。',
  'palette.hint': '↑↓ 选择 · Enter 执行 · Esc 关闭',
  'palette.close': '关闭',

  'search.short': '搜索',

  'pick.some': '选了 {n} 个节点',
  'pick.lasso': '在图上拖动，圈住要选的节点；按 A 或 Esc 结束。',

  'table.sort': '按“{column}”排序',
  'table.copy': '复制表格',
  'table.copied': '已复制 {n} 行，可以贴进表格软件。',
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
