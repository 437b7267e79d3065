/**
 * One beginning for all flashes (AL22): an animation counts from when its element first called, and two that are out of
 * step flash twice as often as one.
 */
export function keepFlashesInStep(page: Document): void {
  page.addEventListener('animationstart', ({ animationName, target }) => {
    if (!animationName.startsWith('flash-') || !(target instanceof Element)) return;
    for (const animation of target.getAnimations({ subtree: true })) {
      if (animation instanceof CSSAnimation && animation.animationName.startsWith('flash-'))
        animation.startTime = 0;
    }
  });
}
