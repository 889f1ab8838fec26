package io.bulla.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bulla.policy.Policy;
import io.bulla.policy.PolicyException;
import io.bulla.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy file's text, so that two connections with the same text share a session.
 *
 * @param source as the setting names it
 * @param text its content
 */
record PolicySource(String source, String text) {
  private static final String CLASS_PATH = "classpath:";

  /** Each new connection asks, so it is read once. */
  private static final Cache<List<PolicySource>, Boolean> SEALING_NOTHING =
      Caffeine.newBuilder().maximumSize(64).build();

  /**
   * @throws SQLException 08001 when there is no such file: nothing runs unprotected by accident
   */
  static List<PolicySource> readAll(String setting) throws SQLException {
    List<PolicySource> sources = new ArrayList<>();
    for (String source : setting.split(",", -1)) {
      sources.add(read(source.strip()));
    }
    return List.copyOf(sources);
  }

  private static PolicySource read(String source) throws SQLException {
    try (InputStream stream = open(source)) {
      return new PolicySource(source, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw Errors.connect(
          "the policy file "
              + source
              + " cannot be read, and without it nothing would be protected. Put it there, or set "
              + Setting.POLICY.key()
              + ".",
          e);
    }
  }

  private static InputStream open(String source) throws IOException {
    if (source.startsWith(CLASS_PATH)) {
      String name = source.substring(CLASS_PATH.length());
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      InputStream found = loader == null ? null : loader.getResourceAsStream(name);
      found = found == null ? PolicySource.class.getResourceAsStream("/" + name) : found;
      if (found == null) {
        throw new IOException("it is not on the class path");
      }
      return found;
    }
    boolean isUri = source.startsWith("file:/");
    String path = source.startsWith("file:") ? source.substring("file:".length()) : source;
    return Files.newInputStream(isUri ? Path.of(URI.create(source)) : Path.of(path));
  }

  static boolean sealNothing(List<PolicySource> sources) throws SQLException {
    Boolean known = SEALING_NOTHING.getIfPresent(sources);
    if (known != null) {
      return known;
    }
    boolean none = true;
    for (PolicySource source : sources) {
      none &= source.policy().tables().isEmpty();
    }
    SEALING_NOTHING.put(sources, none);
    return none;
  }

  // written out: what the JVM makes for a record at run time costs each start milliseconds
  @Override
  public boolean equals(Object other) {
    return other instanceof PolicySource that
        && source.equals(that.source)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return source.hashCode() * 31 + text.hashCode();
  }

  Policy policy() throws SQLException {
    try {
      return PolicyFile.read(source, text, System::getenv);
    } catch (PolicyException e) {
      throw Errors.connect(String.valueOf(e.getMessage()), e);
    }
  }
}
