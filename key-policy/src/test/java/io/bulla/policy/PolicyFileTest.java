package io.bulla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.bulla.policy.LogicalType.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PolicyFileTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SECRET", "hunter$2", "REGION", "x");

  private static final String SAMPLE =
      """
      bulla: 1
      schema: shop
      kms:
        provider: tencent
        cmk: alias/shop
        region: ap-${REGION}-1
        retries: 3
        secretKey: ${SECRET}
        secondary: { provider: tencent, region: ap-beijing }
      suite: XAES-256-GCM
      tables:
        customer:
          columns:
            ssn:    { type: VARCHAR(11), search: [equality] }
            email:  { type: character  varying(255), search: [equality], compare: ignore-case }
            salary: { type: 'DECIMAL(12,2)' }
            photo:  { type: BLOB, suite: SM4-GCM }
        '"Claim"':
          columns:
            '"Holder.Ssn"': { type: TEXT, search: [equality] }
      joins:
        person-number: [customer.ssn, '"Claim"."Holder.Ssn"']
      """;

  @Test
  void readsEveryKeyOfTheFormat() throws PolicyException {
    Policy policy = read(SAMPLE);

    assertThat(policy.schema()).contains(new PolicyName("shop", false));
    assertThat(policy.kms().provider()).isEqualTo("tencent");
    assertThat(policy.kms().cmk()).contains("alias/shop");
    assertThat(policy.kms().settings())
        .containsEntry("region", "ap-x-1")
        .containsEntry("retries", "3")
        .containsEntry("secretKey", "hunter$2")
        .containsEntry("secondary.region", "ap-beijing");
    TablePolicy customer = policy.tables().get(0);
    assertThat(customer.columns().get(0).search()).isEqualTo(Set.of(SearchKind.EQUALITY));
    assertThat(customer.columns().get(1).compare()).isEqualTo(Comparison.IGNORE_CASE);
    assertThat(customer.columns().get(2).type()).isEqualTo(new LogicalType(Kind.DECIMAL, 12, 2));
    assertThat(customer.columns().get(3).suite()).isEqualTo(SuiteName.SM4_GCM);
    assertThat(policy.tables().get(1).name()).isEqualTo(new PolicyName("Claim", true));
    assertThat(policy.joins().get(0).members())
        .containsExactly(
            new JoinGroup.Member(new PolicyName("customer", false), new PolicyName("ssn", false)),
            new JoinGroup.Member(
                new PolicyName("Claim", true), new PolicyName("Holder.Ssn", true)));
  }

  @Test
  void valuesOfVariablesAreNotPrinted() throws PolicyException {
    assertThat(read(SAMPLE).toString()).doesNotContain("hunter");
  }

  @Test
  void aVariablesValueIsNotInTheMessageOfAWrongValue() {
    for (String place :
        List.of(
            "suite: ${SECRET}",
            "schema: '\"${SECRET}'",
            "tables: { t: { columns: { c: { type: '${SECRET}' } } } }",
            "tables: { t: { columns: { c: { type: DATE, compare: '${SECRET}' } } } }",
            "tables: { t: { columns: { c: { type: DATE, search: ['${SECRET}'] } } } }")) {
      assertThatThrownBy(() -> read("bulla: 1\nkms: { provider: local }\n" + place + "\n"))
          .isInstanceOf(PolicyException.class)
          .message()
          .doesNotContainIgnoringCase("hunter");
    }
  }

  @Test
  void aPolicyMaySealNothing() throws PolicyException {
    assertThat(read("bulla: 1\nkms: { provider: local }\n").tables()).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    InputStream latin1 =
        new ByteArrayInputStream("bulla: 1 # é".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PolicyFile.read("shop.yaml", latin1, ENVIRONMENT::get))
        .hasMessage("shop.yaml:1:1: a policy file is UTF-8; save it in that encoding");
  }

  @Test
  void unknownTypeSuggestsTheNearest() {
    assertThatThrownBy(() -> TypeNames.parse("VARCAHR(3)"))
        .hasMessageStartingWith(
            "unknown type \"VARCAHR\"; did you mean \"VARCHAR\"? known are BIGINT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int|INTEGER",
        "INTEGER|INTEGER",
        "bigint|BIGINT",
        "TINYINT|TINYINT",
        "int2|SMALLINT",
        "NUMERIC(12,2)|DECIMAL(12,2)",
        "DECIMAL(65)|DECIMAL(65,0)",
        "CHARACTER VARYING(11)|VARCHAR(11)",
        "NVARCHAR ( 7 )|VARCHAR(7)",
        "NCHAR|CHAR(1)",
        "LONGTEXT|TEXT",
        "CLOB|TEXT",
        "BOOL|BOOLEAN",
        "DOUBLE PRECISION|DOUBLE",
        "FLOAT|DOUBLE",
        "FLOAT(24)|REAL",
        "BYTEA|BLOB",
        "LONGBLOB|BLOB",
        "VARBINARY(16)|VARBINARY(16)",
        "TIMESTAMP|TIMESTAMP",
        "TIMESTAMP(3)|TIMESTAMP(3)",
        "DATETIME(6)|TIMESTAMP(6)",
        "TIMESTAMP WITHOUT TIME ZONE|TIMESTAMP",
        "TIMESTAMP(3) WITH TIME ZONE|TIMESTAMP WITH TIME ZONE(3)",
        "timestamptz|TIMESTAMP WITH TIME ZONE",
        "TIME|TIME",
        "UUID|UUID",
        "JSONB|JSON",
        "DATE|DATE"
      })
  void typesAreReadAsSqlUsersWriteThem(String written, String type) {
    assertThat(TypeNames.parse(written)).hasToString(type);
  }

  static Stream<PolicyErrors.Case> errors() {
    return PolicyErrors.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyErrorSaysWhereWhatAndTheFix(PolicyErrors.Case error) {
    assertThatThrownBy(() -> read(error.yaml()))
        .isInstanceOf(PolicyException.class)
        .hasMessage(error.message());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void theJsonSchemaRefusesStructuralErrorsAndOnlyThose(PolicyErrors.Case error)
      throws IOException {
    if (error.structural()) {
      assertThat(schema().validate(json(error.yaml()))).isNotEmpty();
      return;
    }
    // texts that a YAML editor refuses itself have no tree to validate
    if (error
        .message()
        .matches(
            ".*(empty;|stands in values|one YAML|not valid YAML|anchors|bulla. of the policy).*")) {
      return;
    }
    assertThat(schema().validate(json(error.yaml()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bulla: 1\n", "bulla: 1\ntables: {}\n", "bulla: 1\ntables: {}\njoins: {}\n"})
  void aPolicyThatSealsNothingNeedsNoKms(String yaml) throws Exception {
    assertThat(PolicyFile.read("shop.yaml", yaml, ENVIRONMENT::get).tables()).isEmpty();
    assertThat(schema().validate(json(yaml))).isEmpty();
  }

  @Test
  void theJsonSchemaTakesTheSample() throws IOException {
    assertThat(schema().validate(json(SAMPLE))).isEmpty();
  }

  private static Policy read(String yaml) throws PolicyException {
    return PolicyFile.read("shop.yaml", yaml, ENVIRONMENT::get);
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in = PolicyFile.class.getResourceAsStream("bulla-policy.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  private static JsonNode json(String yaml) {
    return new ObjectMapper()
        .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }
}
