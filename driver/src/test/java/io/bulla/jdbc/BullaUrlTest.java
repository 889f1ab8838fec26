package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BullaUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:bulla:h2:mem:a|jdbc:h2:mem:a|",
        "jdbc:bulla:h2:mem:a;bulla.policy=p.yaml|jdbc:h2:mem:a|p.yaml",
        "jdbc:bulla:h2:mem:a;MODE=MySQL;bulla.policy=p.yaml;X=1|jdbc:h2:mem:a;MODE=MySQL;X=1|p.yaml",
        "jdbc:bulla:postgresql://h/db?bulla.policy=p.yaml|jdbc:postgresql://h/db|p.yaml",
        "jdbc:bulla:postgresql://h/db?a=b&bulla.policy=p.yaml|jdbc:postgresql://h/db?a=b|p.yaml",
        "jdbc:bulla:postgresql://h/db?bulla.policy=p.yaml&a=b|jdbc:postgresql://h/db?a=b|p.yaml",
        "jdbc:bulla:mysql://h/db?a=b&bulla.policy=p%20q.yaml&c=d|jdbc:mysql://h/db?a=b&c=d|p q.yaml",
      })
  void settingsAreTakenOutAndTheRestIsKept(String url, String real, String policy)
      throws SQLException {
    BullaUrl parsed = BullaUrl.parse(url);
    assertThat(parsed.realUrl()).isEqualTo(real);
    assertThat(parsed.settings().get(Setting.POLICY)).isEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:bulla:h2:mem:a;bulla.polcy=x",
        "jdbc:bulla:h2:mem:a;bulla.policy",
        "jdbc:bulla:h2:mem:a;bulla.policy=a;bulla.policy=b",
        "jdbc:bulla:h2:mem:a;bulla.plans.max=many",
        "jdbc:bulla:h2:mem:a;bulla.keys.ttlSeconds=0",
        "jdbc:bulla:h2:mem:a;bulla.allowUnwrap=perhaps",
        "jdbc:bulla:h2:mem:a;bulla.audit=loud",
      })
  void aWrongSettingIsRefusedBeforeAnythingIsOpened(String url) {
    assertThatThrownBy(() -> DriverManager.getConnection(url))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
        .hasMessageStartingWith("Bulla: ");
  }

  @Test
  void anUnknownSettingNamesTheKnownOnes() {
    assertThatThrownBy(() -> BullaUrl.parse("jdbc:bulla:h2:mem:a;bulla.polcy=x"))
        .hasMessageContaining("bulla.polcy")
        .hasMessageContaining("bulla.policy")
        .hasMessageContaining("bulla.audit");
  }

  @Test
  void theUrlCountsBeforePropertiesAndThoseBeforeTheEnvironment() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("bulla.audit", "jfr");
    Settings url = Settings.of(Map.of(Setting.AUDIT, "none"), properties, name -> "slf4j");
    Settings given = Settings.of(Map.of(), properties, name -> "slf4j");
    Settings environment = Settings.of(Map.of(), new Properties(), name -> "none");
    assertThat(url.text(Setting.AUDIT)).isEqualTo("none");
    assertThat(given.text(Setting.AUDIT)).isEqualTo("jfr");
    assertThat(environment.text(Setting.AUDIT)).isEqualTo("none");
  }

  @Test
  void aMissingPolicyIsAnErrorAndNoUnprotectedConnection() {
    assertThatThrownBy(
            () -> DriverManager.getConnection("jdbc:bulla:h2:mem:none;bulla.policy=/no/such.yaml"))
        .hasMessageContaining("/no/such.yaml")
        .hasMessageContaining("nothing would be protected");
  }

  @Test
  void everySettingIsOfferedAsAPropertyOfTheDriver() throws SQLException {
    assertThat(new BullaDriver().getPropertyInfo("jdbc:bulla:h2:mem:a", new Properties()))
        .extracting(info -> info.name)
        .containsExactlyInAnyOrder(
            "bulla.policy",
            "bulla.keys.ttlSeconds",
            "bulla.keys.maxStaleSeconds",
            "bulla.plans.max",
            "bulla.allowUnwrap",
            "bulla.audit");
  }

  @Test
  void propertiesThatAreNoTextsReachTheRealDriver() {
    Properties given = new Properties(new Properties());
    given.put("password", new char[] {'p'});
    given.setProperty("user", "sa");
    given.setProperty("bulla.policy", "file:x");
    assertThat(Settings.withoutOwn(given)).containsOnlyKeys("password", "user");
  }
}
