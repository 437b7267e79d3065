/** The gateway serves this version and the one before (decision 0011). Apart, so that a screen need not load the schemas. */
export const wireVersion = 1;
