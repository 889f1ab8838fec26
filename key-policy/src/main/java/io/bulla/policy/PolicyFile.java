package io.bulla.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a policy file: YAML 1.2 to {@link Policy}. Stateless. Format: {@code docs/policy.md}. */
public final class PolicyFile {
  /** A policy has a few hundred lines; more is a mistake or an attack. */
  private static final int MAX_SIZE_BYTES = 1_048_576;

  private PolicyFile() {}

  /**
   * @param source the file's name for messages
   * @param yaml UTF-8, at most 1 MiB; not closed
   * @param environment what {@code ${NAME}} stands for, usually {@code System::getenv}
   * @throws PolicyException at the first error, with its place, the rule and the fix
   */
  public static Policy read(
      String source, InputStream yaml, Function<String, @Nullable String> environment)
      throws PolicyException {
    try {
      byte[] bytes = yaml.readNBytes(MAX_SIZE_BYTES + 1);
      if (bytes.length > MAX_SIZE_BYTES) {
        throw new PolicyException(
            source + ":1:1: a policy file has at most 1 MiB; split it by schema");
      }
      return read(
          source,
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString(),
          environment);
    } catch (CharacterCodingException e) {
      throw new PolicyException(source + ":1:1: a policy file is UTF-8; save it in that encoding");
    } catch (IOException e) {
      throw new PolicyException(source + ":1:1: the policy file cannot be read: " + e.getMessage());
    }
  }

  /**
   * @param source the file's name for messages
   * @param environment what {@code ${NAME}} stands for, usually {@code System::getenv}
   * @throws PolicyException at the first error, with its place, the rule and the fix
   */
  public static Policy read(
      String source, String yaml, Function<String, @Nullable String> environment)
      throws PolicyException {
    return new PolicyReader(source, new YamlNodes(source, environment)).read(yaml);
  }
}
