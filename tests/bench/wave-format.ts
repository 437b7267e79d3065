/** How the bench's oximeters count, so that who sees a value knows when it was sent. */
export const framesInPacket = 25;
/** The pulse rate of a packet is this and its place among thirty: nothing an alarm would be made of. */
export const lowestPulseBpm = 60;
export const pulseSteps = 30;
