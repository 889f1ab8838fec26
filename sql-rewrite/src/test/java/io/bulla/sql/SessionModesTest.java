package io.bulla.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionModesTest {

  /** A plan made under one mode must not be found under another. */
  @Test
  void modesThatDifferInOneAreNotEqual() throws Exception {
    RecordComponent[] components = SessionModes.class.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Set<SessionModes> modes = new HashSet<>();
    for (int differs = -1; differs < components.length; differs++) {
      int other = differs;
      Object[] values =
          IntStream.range(0, components.length)
              .mapToObj(
                  i ->
                      types[i] == boolean.class
                          ? (Object) (i == other)
                          : i == other ? "other" : "public")
              .toArray();
      modes.add(SessionModes.class.getDeclaredConstructor(types).newInstance(values));
    }
    assertThat(modes).hasSize(components.length + 1);
  }
}
