/** As long as a cuff takes for a measurement, at the least: of two that come closer together one was kept. */
export const cuffTakesMs = 30_000;
