// The little of papaparse that is used. @types/papaparse is not: it drags Node types into shared/.
declare module 'papaparse' {
  interface ParserConfig {
    readonly delimiter: string;
    readonly newline: string;
    readonly quoteChar: string;
    readonly escapeChar: string;
  }
  interface ParseError {
    readonly code: string;
    readonly message: string;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
  }
  interface Parser {
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParseResult;
  }
  interface UnparseConfig {
    readonly newline?: string;
    readonly quotes?: boolean;
    readonly delimiter?: string;
  }
  const Papa: {
    readonly Parser: new (config: ParserConfig) => Parser;
    unparse(rows: readonly (readonly string[])[], config?: UnparseConfig): string;
  };
  // biome-ignore lint/style/noDefaultExport: that is how the package exports itself
  export default Papa;
}
