// The width that a scrollbar takes from its content: ten pixels by our style, none where the system lays it over.

/** Measures once and hands the width to the style sheets as --scrollbar, so that heads and bobs stand exactly over the rows. */
export function measureScrollbar(): void {
  const probe = document.createElement('div');
  probe.style.cssText = 'position:absolute;visibility:hidden;width:100px;height:100px;overflow-y:scroll';
  document.body.append(probe);
  document.documentElement.style.setProperty('--scrollbar', `${probe.offsetWidth - probe.clientWidth}px`);
  probe.remove();
}
