/** What the mounted canvas offers; nothing while the table or another view is open. */
export type CanvasControls = {
  fit(): void;
  zoomBy(factor: number): void;
  frame(ids: readonly string[]): void;
  /** Takes the keyboard, so that the arrow keys walk on from what is chosen. */
  focus(): void;
};

let offered: CanvasControls | null = null;

export function offerControls(controls: CanvasControls | null): void {
  offered = controls;
}

export function canvasControls(): CanvasControls | null {
  return offered;
}
