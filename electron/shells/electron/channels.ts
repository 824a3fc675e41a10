// Names of the two channels between the main process and the preload.
export const CALL_CHANNEL = 'engine:call';
export const EVENT_CHANNEL = 'engine:event';
