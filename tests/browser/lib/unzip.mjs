// Unpacks a zip file as any program does: by its central directory.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** The files of a zip file: { name, bytes, time } in their order. */
export function entriesOf(path) {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  const entries = [];
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, names, extra, note] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(from, from + packed);
    entries.push({
      name: zip.toString("utf8", at + 46, at + 46 + names),
      bytes: zip.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body),
      time: zip.readUInt32LE(at + 12),
    });
    at += 46 + names + extra + note;
  }
  return entries;
}

/** Writes all files of a zip file below a folder. */
export function unpack(path, folder) {
  for (const { name, bytes } of entriesOf(path)) {
    const place = join(folder, name);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}
