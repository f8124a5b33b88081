package dev.daybook.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of the mappings: its name for people, its bytes, and where a character of it stands. */
final class MappingFile {
  private final String name;
  private final byte[] bytes;
  private final int[] characters;

  MappingFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
    var text = new String(bytes, StandardCharsets.UTF_8);
    this.characters = text.replaceFirst("^\uFEFF", "").codePoints().toArray();
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  String text() {
    return new String(characters, 0, characters.length);
  }

  int length() {
    return characters.length;
  }

  int characterAt(int index) {
    return characters[index];
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An error at this character, counted from 0. */
  MappingError error(int index, String message, String expected) {
    int at = Math.max(0, Math.min(index, characters.length));
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (characters[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new MappingError(name, line, at - lineStart + 1, message, expected, lineAt(lineStart));
  }

  private String lineAt(int start) {
    int end = start;
    while (end < characters.length && characters[end] != '\n' && characters[end] != '\r') {
      end++;
    }
    return new String(characters, start, end - start);
  }
}
