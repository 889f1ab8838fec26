package io.bulla.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.origin;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.Serializable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house, one test each. */
final class ArchitectureTest {

  private static final String SQL = "io.bulla.sql..";
  private static final String POLICY = "io.bulla.policy..";
  private static final String KEYS = "io.bulla.keys..";
  private static final String CIPHER = "io.bulla.cipher..";
  private static final String DRIVER = "io.bulla.jdbc..";
  private static final String TOOLS = "io.bulla.tools..";
  private static final String GENERATED_PARSER = "io.bulla.sql.parse.SqlGrammar";
  private static final String JDBC = "java.sql..";

  private static JavaClasses bulla;

  @BeforeAll
  static void readClasses() {
    bulla =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/io/bulla/samples/"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .withImportOption(location -> !location.contains("kms-emulator"))
            .importPackages("io.bulla");
  }

  @Test
  void theDriverStandsOnSqlRewriteAndBothStandOnKeyPolicy() {
    check(noClasses().that().resideInAPackage(SQL).should().dependOnClassesThat(in(DRIVER, TOOLS)));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(POLICY, KEYS, CIPHER)
            .should()
            .dependOnClassesThat(in(DRIVER, TOOLS, SQL)));
    check(
        noClasses().that().resideInAPackage(POLICY).should().dependOnClassesThat(in(KEYS, CIPHER)));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.bulla.(**)").should().beFreeOfCycles().check(bulla);
  }

  @Test
  void sqlRewriteCannotLeakWhatItCannotSee() {
    check(
        noClasses()
            .that()
            .resideInAPackage(SQL)
            .should()
            .dependOnClassesThat(in(KEYS, CIPHER, JDBC, "javax.sql..", "javax.crypto..")));
  }

  @Test
  void onlyTheCipherPackageAndTheKeystoreUseCryptography() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(CIPHER, "io.bulla.keys.kms..")
            .should()
            .dependOnClassesThat(in("javax.crypto..", "org.conscrypt..", "org.bouncycastle..")));
  }

  @Test
  void onlyTheKmsPackageUsesVendorSdks() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.bulla.keys.kms..")
            .should()
            .dependOnClassesThat(in("com.tencentcloudapi..", "software.amazon..")));
  }

  /** It asks again after every failure, refusals included, a second apart. */
  @Test
  void theRetryOfTencentsSdkIsNotUsed() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                target(name("retry"))
                    .and(
                        target(owner(assignableTo("com.tencentcloudapi.common.AbstractClient"))))));
  }

  /** Its operators are not those that the grammar makes, and it loads 500 classes. */
  @Test
  void onlyTheGrammarAsksCalcitesTableOfOperators() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("SqlGrammar")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.calcite.sql.fun.SqlStdOperatorTable"));
  }

  @Test
  void calciteStaysInsideSqlRewrite() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SQL)
            .should()
            .dependOnClassesThat(in("org.apache.calcite..")));
  }

  @Test
  void keyPolicyKnowsNoJdbc() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(POLICY, KEYS, CIPHER)
            .should()
            .dependOnClassesThat(in(JDBC, "javax.sql..")));
  }

  @Test
  void onlyParameterBinderAndRowReaderTouchCiphersAndTokens() {
    DescribedPredicate<JavaClass> mayTouch =
        simpleNameStartingWith("ParameterBinder").or(simpleNameStartingWith("RowReader"));
    check(
        noClasses()
            .that(resideInAPackage(DRIVER).and(not(mayTouch)))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.bulla.cipher.ColumnCipher"));
  }

  @Test
  void everyImplementationOfAJdbcInterfaceExtendsAForwardingClass() {
    DescribedPredicate<JavaClass> jdbcObject =
        resideInAPackage("io.bulla.jdbc")
            .and(not(DescribedPredicate.describe("an interface", JavaClass::isInterface)))
            .and(assignableTo(java.sql.Wrapper.class).or(assignableTo(java.sql.Savepoint.class)))
            .and(not(assignableTo(javax.sql.DataSource.class)));
    check(
        classes()
            .that(jdbcObject)
            .should()
            .beAssignableTo(
                resideInAPackage("io.bulla.jdbc.forwarding")
                    .and(simpleNameStartingWith("Forwarding"))));
  }

  @Test
  void noRecordCarriesBytesOrADataKey() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat(
                DescribedPredicate.describe("are records", JavaClass::isRecord))
            .should()
            .notHaveRawType(
                DescribedPredicate.describe(
                    "byte[] or DataKey", type -> type.getName().equals("[B") || isDataKey(type))));
  }

  @Test
  void nothingWithADataKeyIsSerializable() {
    DescribedPredicate<JavaClass> holdsADataKey =
        DescribedPredicate.describe(
            "hold a DataKey",
            type ->
                isDataKey(type)
                    || type.getAllFields().stream()
                        .anyMatch(field -> isDataKey(field.getRawType())));
    check(noClasses().that(holdsADataKey).should().beAssignableTo(Serializable.class));
  }

  @Test
  void publicTypesAreACheckedInList() throws IOException {
    String publicTypes =
        bulla.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.getPackageName().startsWith("io.bulla.sql.parse.generated"))
            .map(JavaClass::getName)
            .sorted()
            .collect(joining("\n", "", "\n"));
    GoldenFile.compare("architecture/public-types.txt", publicTypes);
  }

  @Test
  void sqlRewriteAndCipherHaveNoLogger() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(SQL, CIPHER)
            .and()
            .doNotHaveFullyQualifiedName(GENERATED_PARSER)
            .should()
            .dependOnClassesThat(
                in("org.slf4j..", "java.util.logging..", "org.apache.commons.logging..")));
  }

  /** Calcite's template brings one method that logs a token; it has to stay without callers. */
  @Test
  void theGeneratedParserNeverLogs() {
    check(noClasses().should().callMethodWhere(target(name("debug_message1"))));
    check(
        noClasses()
            .that()
            .haveFullyQualifiedName(GENERATED_PARSER)
            .should()
            .callMethodWhere(
                target(owner(assignableTo(org.slf4j.Logger.class)))
                    .and(not(origin(name("debug_message1"))))));
  }

  @Test
  void nothingIsPrintedOutsideOfTheTools() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(TOOLS)
            .and()
            .haveNameNotMatching("io\\.bulla\\.sql\\.parse\\.SqlGrammar.*|.*\\.SimpleCharStream")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  @Test
  void everyPackageIsNullMarked() {
    check(
        classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked"));
  }

  private static boolean isDataKey(JavaClass type) {
    return type.getName().equals("io.bulla.cipher.DataKey");
  }

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(bulla);
  }
}
