import { SourceReader } from './source-reader.tsx';

/** 原文: the page in reading order, as a view of its own. */
export function SourceView() {
  return <SourceReader />;
}
