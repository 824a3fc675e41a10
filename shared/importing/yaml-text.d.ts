// Shipped profiles are bundled as the text they are.
declare module '*.yaml' {
  const text: string;
  export default text;
}
