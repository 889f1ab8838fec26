package io.bulla.tests.databases;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shared library of x86-64 Linux whose functions all answer {@code -1}: not there.
 *
 * <p>The MySQL server was linked with libraries for asynchronous input and for machines with
 * several memories. It runs without either, but a plain machine lacks the files, and the loader
 * then refuses to start it.
 *
 * <p>Layout by the ELF specification (System V ABI, AMD64 supplement) and the GNU symbol versions:
 * one page to read and run, one page to write.
 */
final class StubLibrary {
  /**
   * What programs look for in a library.
   *
   * @param version the version of the names that follow
   */
  record Version(String version, List<String> functions, List<String> pointers) {}

  private record Tag(long tag, long value) {}

  private static final int PAGE_BYTES = 0x1000;
  private static final int HEADER_BYTES = 64;
  private static final int SEGMENT_BYTES = 56;
  private static final int SYMBOL_BYTES = 24;
  private static final int VERSION_BYTES = 28;
  private static final int CODE = HEADER_BYTES + 3 * SEGMENT_BYTES;

  /** Pointers lie after the dynamic section. */
  private static final int ZERO = PAGE_BYTES + PAGE_BYTES / 2;

  /** {@code mov rax, -1; ret} */
  private static final byte[] NOT_THERE = {
    0x48, (byte) 0xC7, (byte) 0xC0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xC3
  };

  private final String name;
  private final List<Version> versions;
  private final ByteBuffer file =
      ByteBuffer.allocate(2 * PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer symbols =
      ByteBuffer.allocate(PAGE_BYTES / 4).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer versionOfSymbol =
      ByteBuffer.allocate(PAGE_BYTES / 8).order(ByteOrder.LITTLE_ENDIAN);
  private final StringBuilder names = new StringBuilder("\0");

  private StubLibrary(String name, List<Version> versions) {
    this.name = name;
    this.versions = versions;
  }

  /** Writes the library beside the program that looks for it. */
  static void write(Path directory, String name, List<Version> versions) throws IOException {
    StubLibrary library = new StubLibrary(name, versions);
    library.build();
    Files.write(directory.resolve(name), library.file.array());
  }

  private void build() {
    addSymbols();
    int count = symbols.position() / SYMBOL_BYTES;
    int itself = named(name);
    file.position(CODE).put(NOT_THERE);
    int symbolsAt = append(symbols.flip());
    int versionsAt = append(versionOfSymbol.flip());
    int definitionsAt = aligned();
    defineVersions(itself);
    int hashAt = aligned();
    hash(count);
    int stringsAt = file.position();
    byte[] strings = names.toString().getBytes(StandardCharsets.US_ASCII);
    file.put(strings);
    List<Tag> dynamic =
        List.of(
            new Tag(14, itself),
            new Tag(4, hashAt),
            new Tag(5, stringsAt),
            new Tag(6, symbolsAt),
            new Tag(10, strings.length),
            new Tag(11, SYMBOL_BYTES),
            new Tag(0x6ffffff0L, versionsAt),
            new Tag(0x6ffffffcL, definitionsAt),
            new Tag(0x6ffffffdL, versions.size() + 1),
            new Tag(0, 0));
    file.position(PAGE_BYTES);
    dynamic.forEach(each -> file.putLong(each.tag).putLong(each.value));
    header();
    segment(1, 5, 0, PAGE_BYTES, PAGE_BYTES);
    segment(1, 6, PAGE_BYTES, PAGE_BYTES, PAGE_BYTES);
    segment(2, 6, PAGE_BYTES, dynamic.size() * 2 * Long.BYTES, Long.BYTES);
  }

  private int aligned() {
    file.position((file.position() + 7) / 8 * 8);
    return file.position();
  }

  private int append(ByteBuffer part) {
    int at = aligned();
    file.put(part);
    return at;
  }

  private int named(String text) {
    int at = names.length();
    names.append(text).append('\0');
    return at;
  }

  private void addSymbols() {
    symbols.position(SYMBOL_BYTES);
    versionOfSymbol.putShort((short) 0);
    for (int i = 0; i < versions.size(); i++) {
      int index = i + 2;
      versions.get(i).functions.forEach(each -> symbol(each, 2, CODE, NOT_THERE.length, index));
      versions.get(i).pointers.forEach(each -> symbol(each, 1, ZERO, Long.BYTES, index));
    }
  }

  private void symbol(String text, int kind, int address, int size, int version) {
    int global = 1 << 4;
    symbols.putInt(named(text)).put((byte) (global | kind)).put((byte) 0).putShort((short) 1);
    symbols.putLong(address).putLong(size);
    versionOfSymbol.putShort((short) version);
  }

  private void defineVersions(int itself) {
    define(1, itself, name, true);
    for (int i = 0; i < versions.size(); i++) {
      String version = versions.get(i).version;
      define(i + 2, named(version), version, false);
    }
  }

  private void define(int index, int nameAt, String text, boolean base) {
    boolean last = index == versions.size() + 1;
    file.putShort((short) 1).putShort((short) (base ? 1 : 0));
    file.putShort((short) index).putShort((short) 1);
    file.putInt(hash(text)).putInt(VERSION_BYTES - 8).putInt(last ? 0 : VERSION_BYTES);
    file.putInt(nameAt).putInt(0);
  }

  private static int hash(String text) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash << 4) + text.charAt(i);
      int high = hash & 0xf0000000;
      hash = (hash ^ (high >>> 24)) & ~high;
    }
    return hash;
  }

  /** One bucket with every symbol in one chain. */
  private void hash(int count) {
    file.putInt(1).putInt(count).putInt(count - 1).putInt(0);
    for (int i = 1; i < count; i++) {
      file.putInt(i - 1);
    }
  }

  private void header() {
    file.position(0).put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
    // a shared object for x86-64
    file.putShort((short) 3).putShort((short) 62).putInt(1);
    file.putLong(0).putLong(HEADER_BYTES).putLong(0).putInt(0);
    file.putShort((short) HEADER_BYTES).putShort((short) SEGMENT_BYTES).putShort((short) 3);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
  }

  private void segment(int type, int flags, int offset, int size, int align) {
    file.putInt(type).putInt(flags).putLong(offset).putLong(offset).putLong(offset);
    file.putLong(size).putLong(size).putLong(align);
  }
}
