// What files of a media type are called.

const EXTENSIONS: Readonly<Record<string, string>> = {
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'video/x-matroska': 'mkv',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
  'image/avif': 'avif',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/aac': 'aac',
  'text/plain': 'txt',
  'text/vtt': 'vtt',
  'text/x-cube': 'cube',
  'application/json': 'json',
  'application/x-subrip': 'srt',
}

/** Such as `mp4`; `bin` for a type that is not known. */
export const extensionOf = (mime: string): string => EXTENSIONS[mime.replace(/;.*/, '')] ?? 'bin'
