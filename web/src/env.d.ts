/** The size of all models together, in bytes; set by the build. */
declare const __MODEL_BYTES__: number;
