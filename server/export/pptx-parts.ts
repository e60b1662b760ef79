import { FAMILIES, familyColour, LIGHT } from './palette.ts';
import { NAMESPACES } from './pptx-slide.ts';
import { bodyProperties, fillXml, fontsXml } from './pptx-text.ts';
import { emu, FACES, fontUnits, SLIDE } from './pptx-units.ts';
import { XML_HEAD, xmlAttribute, xmlText } from './xml.ts';

/** The parts of a presentation that are the same in every one: theme, masters, layouts, and the list of parts. */

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PML = 'application/vnd.openxmlformats-officedocument.presentationml';

const hex = (colour: string) => colour.replace('#', '').toUpperCase();

export function themeXml(accents: Record<string, string>): string {
  const colour = (name: string, value: string) => `<a:${name}><a:srgbClr val="${hex(value)}"/></a:${name}>`;
  const families = FAMILIES.map((family, i) =>
    colour(`accent${i + 1}`, accents[family] ?? familyColour(LIGHT, family)),
  );
  const font = (tag: string, face: string) =>
    `<a:${tag}><a:latin typeface="${face}"/><a:ea typeface="${face}"/><a:cs typeface=""/><a:font script="Hans" typeface="${face}"/></a:${tag}>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/></a:ln>`;
  const plain = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return (
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="规划图谱"><a:themeElements>` +
    `<a:clrScheme name="规划图谱">${colour('dk1', LIGHT.ink)}${colour('lt1', LIGHT.paper)}${colour('dk2', LIGHT.soft)}${colour('lt2', LIGHT.wash)}` +
    `${families.join('')}${colour('hlink', LIGHT.accent)}${colour('folHlink', LIGHT.governance)}</a:clrScheme>` +
    `<a:fontScheme name="规划图谱">${font('majorFont', FACES.serif)}${font('minorFont', FACES.sans)}</a:fontScheme>` +
    `<a:fmtScheme name="规划图谱"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${plain.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

const TREE =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
const COLOUR_MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';

function holder(
  id: number,
  name: string,
  ph: string,
  box: [number, number, number, number],
  words: string,
): string {
  const [x, y, w, h] = box.map(emu) as [number, number, number, number];
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody>${bodyProperties({ anchor: 'middle' })}<a:p>${words}</a:p></p:txBody></p:sp>`
  );
}

const run = (text: string) => `<a:r><a:rPr lang="zh-CN"/><a:t>${text}</a:t></a:r>`;
const NUMBER =
  '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>';
const WIDE = SLIDE.width - SLIDE.margin * 2;
const TITLE = [SLIDE.margin, 38, WIDE, 56] as [number, number, number, number];
const FOOTER = [SLIDE.margin, 692, 900, 18] as [number, number, number, number];
const PAGE = [SLIDE.width - SLIDE.margin - 120, 692, 120, 18] as [number, number, number, number];

const foot = (first: number) =>
  holder(first, '页脚', 'type="ftr" sz="quarter" idx="11"', FOOTER, '<a:endParaRPr lang="zh-CN"/>') +
  holder(first + 1, '页码', 'type="sldNum" sz="quarter" idx="12"', PAGE, NUMBER);

const style = (face: 'serif' | 'sans', px: number, theme: string, bold: boolean) =>
  `<a:lvl1pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>` +
  `<a:defRPr sz="${fontUnits(px)}" b="${bold ? 1 : 0}" kern="1200">${fillXml({ theme })}${fontsXml(face)}</a:defRPr></a:lvl1pPr>`;

export function masterXml(): string {
  return (
    `${XML_HEAD}<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr>${fillXml({ theme: 'bg1' })}<a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE}` +
    holder(2, '标题', 'type="title"', TITLE, run('单击此处编辑标题')) +
    holder(3, '正文', 'type="body" idx="1"', [SLIDE.margin, 124, WIDE, 532], run('单击此处编辑文字')) +
    `${foot(4)}</p:spTree></p:cSld>${COLOUR_MAP}` +
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>' +
    `<p:txStyles><p:titleStyle>${style('serif', 44, 'tx1', true)}</p:titleStyle><p:bodyStyle>${style('sans', 25, 'tx1', false)}</p:bodyStyle>` +
    `<p:otherStyle>${style('sans', 18, 'tx1', false)}</p:otherStyle></p:txStyles></p:sldMaster>`
  );
}

/** 1: title, line and drawing. 2: title and list. */
export function layoutXml(which: 1 | 2): string {
  const [name, body] =
    which === 1
      ? [
          '图与一句话',
          holder(
            3,
            '一句话',
            'type="body" sz="quarter" idx="13"',
            [SLIDE.margin, 102, WIDE, 34],
            run('一句话'),
          ),
        ]
      : [
          '资料来源',
          holder(3, '正文', 'type="body" idx="1"', [SLIDE.margin, 124, WIDE, 532], run('资料来源')),
        ];
  const kind = which === 1 ? 'userDrawn="1"' : 'type="obj"';
  return (
    `${XML_HEAD}<p:sldLayout ${NAMESPACES} ${kind} preserve="1"><p:cSld name="${name}"><p:spTree>${TREE}` +
    holder(2, '标题', 'type="title"', TITLE, run('单击此处编辑标题')) +
    `${body}${foot(4)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`
  );
}

export function notesMasterXml(): string {
  const image = (id: number, box: string) =>
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="幻灯片图像"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${box}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="${hex(LIGHT.rule)}"/></a:solidFill></a:ln></p:spPr></p:sp>`;
  const frame = '<a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm>';
  return (
    `${XML_HEAD}<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${TREE}${image(2, frame)}` +
    `<p:sp><p:nvSpPr><p:cNvPr id="3" name="备注"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="1"/></p:nvPr></p:nvSpPr>` +
    '<p:spPr><a:xfrm><a:off x="685800" y="4000500"/><a:ext cx="5486400" cy="4457700"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
    `<p:txBody><a:bodyPr/><a:lstStyle/><a:p>${run('备注')}</a:p></p:txBody></p:sp></p:spTree></p:cSld>${COLOUR_MAP}` +
    `<p:notesStyle>${style('sans', 16, 'tx1', false)}</p:notesStyle></p:notesMaster>`
  );
}

export type Relation = { type: string; target: string };

/** Relations of a part, numbered rId1, rId2…. */
export function relationsXml(relations: readonly Relation[]): string {
  const list = relations.map(({ type, target }, i) => {
    const kind = type.includes('/') ? type : `${OFFICE}/${type}`;
    return `<Relationship Id="rId${i + 1}" Type="${kind}" Target="${target}"/>`;
  });
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

export const CORE_PROPERTIES = `${PACKAGE}/relationships/metadata/core-properties`;

/** rId1 is the master, rId2 the notes master, rId3 the theme, the slides follow. */
export function presentationXml(slides: number): string {
  const list = Array.from({ length: slides }, (_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 4}"/>`);
  return (
    `${XML_HEAD}<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
    `<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${list.join('')}</p:sldIdLst>` +
    `<p:sldSz cx="${emu(SLIDE.width)}" cy="${emu(SLIDE.height)}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`
  );
}

export function contentTypesXml(slides: number, notes: number): string {
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const each = (count: number, part: (i: number) => string, type: string) =>
    Array.from({ length: count }, (_, i) => override(part(i + 1), type)).join('');
  const theme = 'application/vnd.openxmlformats-officedocument.theme+xml';
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${override('ppt/presentation.xml', `${PML}.presentation.main+xml`)}` +
    override('ppt/slideMasters/slideMaster1.xml', `${PML}.slideMaster+xml`) +
    each(2, (i) => `ppt/slideLayouts/slideLayout${i}.xml`, `${PML}.slideLayout+xml`) +
    each(2, (i) => `ppt/theme/theme${i}.xml`, theme) +
    override('ppt/notesMasters/notesMaster1.xml', `${PML}.notesMaster+xml`) +
    each(slides, (i) => `ppt/slides/slide${i}.xml`, `${PML}.slide+xml`) +
    each(notes, (i) => `ppt/notesSlides/notesSlide${i}.xml`, `${PML}.notesSlide+xml`) +
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    `${override('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml')}</Types>`
  );
}

export function coreXml(title: string): string {
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlAttribute('规划图谱 Plan Graph')}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>`
  );
}

export function appXml(slides: number): string {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
  return `${XML_HEAD}<Properties xmlns="${types}"><Application>Plan Graph</Application><Slides>${slides}</Slides></Properties>`;
}
