// How much a wrapped file may unpack to. Bombs are told from statements by size and ratio, before and while they are unpacked.

/** A shared string of the engine holds half a gigabyte; a day's file of ten million lines is smaller. */
export const MAX_FILE_BYTES = 268_435_456;

/** Everything that comes out of one dropped file is in memory at once. */
export const MAX_TOTAL_BYTES = 536_870_912;

/** Statements shrink to a fifth or a thirtieth; only made-up data shrinks to less than this. */
export const MAX_RATIO = 250;

/** Below this size the ratio says nothing: a page of equal lines is harmless. */
export const RATIO_COUNTS_FROM_BYTES = 16_777_216;

/** A month of daily files of dozens of channels. */
export const MAX_MEMBERS = 2000;

/** A bank zips the zip of its branch, and that one holds a compressed file. */
export const MAX_DEPTH = 3;

/** Every sheet becomes a file that people have to look at. */
export const MAX_SHEETS = 200;

/** The most that a spreadsheet itself can hold. */
export const MAX_SHEET_ROWS = 1_048_576;

/** Issuers have up to 55 columns; beyond this it is a stray cell, and every row would become as wide. */
export const MAX_SHEET_COLUMNS = 1024;

/** The most that a cell of a spreadsheet can hold. */
export const MAX_CELL_CHARACTERS = 32_767;
