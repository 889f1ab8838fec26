package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceTest {
  @TempDir Path folder;

  private List<PolicySource> sources() throws SQLException {
    return PolicySource.readAll("file:" + folder.resolve("bulla.yaml"));
  }

  @Test
  void whatConnectionsAskIsReadOnceForEachText() throws Exception {
    new TestDatabase(folder, "");
    assertThat(PolicySource.sealNothing(sources())).isTrue();
    assertThat(PolicySource.policies(sources())).isSameAs(PolicySource.policies(sources()));
  }

  @Test
  void aChangedFileIsReadAgain() throws Exception {
    new TestDatabase(folder, "");
    var before = PolicySource.policies(sources());
    Path file = folder.resolve("bulla.yaml");
    Files.writeString(file, Files.readString(file) + "# changed\n");
    assertThat(PolicySource.policies(sources())).isNotSameAs(before);
  }

  @Test
  void aWrongFileStaysWrong() throws Exception {
    Files.writeString(folder.resolve("bulla.yaml"), "tables: 1\n");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> PolicySource.policies(sources()))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }
  }
}
