// Shipped profiles are bundled as the text they are.
declare module '*.yaml' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: that is how loaders hand out a text
  export default text;
}
