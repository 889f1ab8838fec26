package io.bulla.policy;

import java.util.List;

/** Every error of a policy file with its exact message. */
final class PolicyErrors {
  private static final String KMS = "bulla: 1\nkms: { provider: local }\n";

  private PolicyErrors() {}

  /**
   * @param structural whether the JSON Schema must refuse it too
   */
  record Case(String yaml, String message, boolean structural) {
    @Override
    public String toString() {
      return message;
    }
  }

  static final List<Case> ALL =
      List.of(
          plain("", "1:1: the policy file is empty; begin with the line \"bulla: 1\""),
          plain(
              "# only a comment\n",
              "1:1: the policy file is empty; begin with the line \"bulla: 1\""),
          plain(
              KMS + "---\nbulla: 1\n",
              "4:1: a policy file is one YAML document; put each schema into its own file"),
          plain(
              "bulla: 1\nkms:\n\tprovider: local\n",
              "3:1: not valid YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation); correct the line"),
          plain(
              "bulla: 1\nkms: &a { provider: local }\nx: *a\n",
              "2:6: YAML anchors and aliases are not used in a policy; write the lines out"),
          plain(
              KMS + "tables: { '${SECRET}': {} }\n",
              "3:11: ${...} stands in values only; write the key of tables out"),
          plain(KMS + "bulla: 1\n", "3:1: key \"bulla\" of the policy is there twice; remove one"),
          structural(
              "- bulla\n", "1:1: the policy must be a map of \"key: value\" lines, not a list"),
          structural(
              KMS + "tabels: {}\n",
              "3:1: unknown key \"tabels\" of the policy; did you mean \"tables\"? known are bulla, schema, kms, suite, tables, joins"),
          structural(
              "kms: { provider: local }\n",
              "1:1: the policy lacks the key \"bulla\"; add bulla: 1"),
          structural(
              "bulla: 2\nkms: { provider: local }\n",
              "1:8: this Bulla reads format version 1 only; write \"bulla: 1\""),
          structural(
              "bulla: 1\ntables: { t: { columns: { c: { type: DATE } } } }\n",
              "1:1: the policy lacks the key \"kms\"; add kms: { provider: local, ... }"),
          structural(
              "bulla: 1\nkms: local\n",
              "2:6: kms must be a map of \"key: value\" lines, not a single value"),
          structural(
              "bulla: 1\nkms: { cmk: a }\n",
              "2:6: kms lacks the key \"provider\"; add provider: local"),
          structural(KMS + "schema: [a]\n", "3:9: schema must be text, not a list"),
          structural(KMS + "schema:\n", "3:8: schema must be text, not empty"),
          structural(KMS + "schema: ' '\n", "3:9: schema must not be empty"),
          plain(KMS + "schema: '\"a'\n", "3:9: the double quotes in schema do not close"),
          structural(
              KMS + "suite: SM4-GMC\n",
              "3:8: unknown suite \"SM4-GMC\"; did you mean \"SM4-GCM\"? known are XAES-256-GCM, SM4-GCM"),
          plain(
              "bulla: 1\nkms: { provider: local, password: 'x${NOT_SET}' }\n",
              "2:35: kms.password needs the environment variable NOT_SET, which is not set; set it before the JVM starts"),
          plain(
              "bulla: 1\nkms: { provider: local, password: '${a b}' }\n",
              "2:35: ${...} in kms.password must hold the name of an environment variable"),
          structural(
              "bulla: 1\nkms: { provider: local, password: [a] }\n",
              "2:35: kms.password must be text, not a list"),
          structural(
              KMS + "tables: { t: {} }\n",
              "3:11: table t lacks the key \"columns\"; add columns: { ... }"),
          structural(
              KMS + "tables: { t: { columns: {} } }\n",
              "3:25: table t seals no column; name one, or remove the table"),
          plain(
              KMS
                  + "tables: { t: { columns: { a: { type: DATE } } }, T: { columns: { a: { type: DATE } } } }\n",
              "3:50: table T is there twice (unquoted names fold); remove one, or write it in double quotes inside single ones"),
          column(
              "{ search: [equality] }",
              4,
              true,
              "column t.c lacks the key \"type\"; add type: VARCHAR(20)"),
          column(
              "{ typ: DATE }",
              9,
              true,
              "unknown key \"typ\" of column t.c; did you mean \"type\"? known are type, search, compare, suite"),
          column(
              "{ type: VARCHAR }",
              15,
              false,
              "column t.c: VARCHAR needs a length; write for example VARCHAR(255)"),
          column(
              "{ type: VARCHAR(0) }",
              15,
              false,
              "column t.c: the length of VARCHAR is 1 to 100000000"),
          column(
              "{ type: TEXT(9) }",
              15,
              false,
              "column t.c: TEXT takes no number in parentheses; write TEXT"),
          column(
              "{ type: 'VARCHAR(9,1)' }",
              15,
              false,
              "column t.c: VARCHAR takes no second number in parentheses"),
          column(
              "{ type: DECIMAL }",
              15,
              false,
              "column t.c: DECIMAL needs a precision and scale; write for example DECIMAL(12,2)"),
          column(
              "{ type: NUMERIC(66) }",
              15,
              false,
              "column t.c: the precision of NUMERIC is 1 to 65, not 66"),
          column(
              "{ type: 'DECIMAL(4,5)' }",
              15,
              false,
              "column t.c: the scale of DECIMAL is 0 to its precision 4, not 5"),
          column(
              "{ type: TIMESTAMP(7) }",
              15,
              false,
              "column t.c: TIMESTAMP has 0 to 6 fractional digits, not 7"),
          column(
              "{ type: FLOAT(54) }",
              15,
              false,
              "column t.c: FLOAT has 1 to 53 binary digits, not 54"),
          column(
              "{ type: TIME WITH TIME ZONE }",
              15,
              false,
              "column t.c: type \"TIME WITH TIME ZONE\" cannot be sealed; only TIMESTAMP has a time zone here"),
          column(
              "{ type: '12' }",
              15,
              false,
              "column t.c: type \"12\" is not written as SQL writes it; for example VARCHAR(20)"),
          column(
              "{ type: DATE, search: equality }",
              29,
              true,
              "search of column t.c must be a list in brackets, not a single value"),
          column(
              "{ type: DATE, search: [equalty] }",
              30,
              true,
              "unknown search kind \"equalty\" of column t.c; did you mean \"equality\"? known are equality"),
          column(
              "{ type: DATE, search: [equality, equality] }",
              40,
              true,
              "search of column t.c names \"equality\" twice; remove one"),
          column(
              "{ type: BOOLEAN, search: [equality] }",
              33,
              false,
              "equality tokens of the BOOLEAN column t.c would show which rows are equal, and so nearly the values; remove search"),
          column(
              "{ type: JSON, search: [equality] }",
              30,
              false,
              "column t.c is JSON, which has no equality in SQL; remove search"),
          column(
              "{ type: DATE, compare: ignore-case }",
              30,
              false,
              "compare: ignore-case is for text, but column t.c is DATE; remove compare"),
          column(
              "{ type: TEXT, compare: ignorecase }",
              30,
              true,
              "unknown compare \"ignorecase\" of column t.c; did you mean \"ignore-case\"? known are exact, ignore-case"),
          join("[t.a]", 6, true, "join group g needs two columns or more; add one, or remove it"),
          join("[t.a, ta]", 12, true, "\"ta\" of join group g is not written table.column"),
          join(
              "[t.a, t.x]",
              12,
              false,
              "t.x of join group g is not a sealed column of this policy; correct the name, or seal it under tables"),
          join(
              "[t.a, t.plain]",
              12,
              false,
              "t.plain of join group g has no equality tokens; add search: [equality] to the column"),
          join(
              "[t.a, t.a]",
              12,
              true,
              "t.a is a member of a join group twice; a column joins one group once"),
          join(
              "[t.a, t.n]",
              12,
              false,
              "t.n differs from the first column of join group g in type (VARCHAR(9) and BIGINT), so equal values would have different tokens; make them alike"),
          join(
              "[t.a, t.i]",
              12,
              false,
              "t.i differs from the first column of join group g in compare (exact and ignore-case), so equal values would have different tokens; make them alike"),
          join(
              "[t.a, t.s]",
              12,
              false,
              "t.s differs from the first column of join group g in suite (XAES-256-GCM and SM4-GCM), so equal values would have different tokens; make them alike"));

  private static Case plain(String yaml, String message) {
    return new Case(yaml, "shop.yaml:" + message, false);
  }

  private static Case structural(String yaml, String message) {
    return new Case(yaml, "shop.yaml:" + message, true);
  }

  private static Case column(String column, int at, boolean structural, String message) {
    String yaml = KMS + "tables:\n t:\n  columns:\n   c: " + column + "\n";
    return new Case(yaml, "shop.yaml:6:%d: %s".formatted(at, message), structural);
  }

  private static Case join(String members, int at, boolean structural, String message) {
    String yaml =
        KMS
            + "tables:\n t:\n  columns:\n"
            + "   a: { type: VARCHAR(9), search: [equality] }\n"
            + "   n: { type: BIGINT, search: [equality] }\n"
            + "   i: { type: VARCHAR(9), search: [equality], compare: ignore-case }\n"
            + "   s: { type: VARCHAR(9), search: [equality], suite: SM4-GCM }\n"
            + "   plain: { type: VARCHAR(9) }\n"
            + "joins:\n  g: "
            + members
            + "\n";
    return new Case(yaml, "shop.yaml:12:%d: %s".formatted(at, message), structural);
  }
}
