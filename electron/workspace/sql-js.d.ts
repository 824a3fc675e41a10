// The part of sql.js that the workspace uses.
declare module 'sql.js' {
  export type SqlValue = number | string | Uint8Array | null;
  export interface Statement {
    bind(values: readonly SqlValue[]): boolean;
    step(): boolean;
    get(): SqlValue[];
    getColumnNames(): string[];
    run(values: readonly SqlValue[]): void;
    reset(): void;
    free(): boolean;
  }
  export interface SqlJsDatabase {
    exec(sql: string): unknown;
    run(sql: string): unknown;
    prepare(sql: string): Statement;
    export(): Uint8Array;
    getRowsModified(): number;
    close(): void;
  }
  export interface SqlJs {
    Database: new (bytes?: Uint8Array) => SqlJsDatabase;
  }
  // biome-ignore lint/style/noDefaultExport: that is how sql.js exports itself
  export default function initSqlJs(options: { wasmBinary: Uint8Array }): Promise<SqlJs>;
}
