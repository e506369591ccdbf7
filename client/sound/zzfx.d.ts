/** The part of ZzFX that is used; the package brings no types. Importing it makes the audio context at once. */
declare module 'zzfx' {
  export const ZZFX: {
    /** Samples per second that it builds. */
    sampleRate: number;
    audioContext: AudioContext;
    /** Samples of one sound, from positional parameters; those left out have defaults. */
    buildSamples(...parameters: readonly (number | undefined)[]): number[];
  };
}
