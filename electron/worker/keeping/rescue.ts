// The door of the shells to what can be read of a damaged workspace.
export { type RescueReport, rescueFile } from '../../workspace/keeping/rescue/rescue-file.ts';
