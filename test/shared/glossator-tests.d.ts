/** Made by esbuild.mjs: all `*.test.ts` of the folder whose entry imports it. */
declare module 'glossator:tests' {
  const files: readonly (readonly [name: string, load: () => Promise<unknown>])[];
  export default files;
}
