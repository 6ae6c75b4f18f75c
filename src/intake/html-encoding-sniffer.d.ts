declare module 'html-encoding-sniffer' {
  /** WHATWG name of an HTML page's encoding: by its byte order mark, the header's label, `<meta>`, or the default. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { readonly transportLayerEncodingLabel?: string; readonly defaultEncoding?: string },
  ): string | null;
}
