package io.bulla.jdbc;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code jdbc:bulla:} URL taken apart: the real driver's URL, of which every byte is kept, and
 * the {@code bulla.} settings that stood in it.
 *
 * @param realUrl {@code jdbc:} and the rest without the settings
 * @param settings what stood in the URL
 */
record BullaUrl(String realUrl, Map<Setting, String> settings) {
  static final String PREFIX = "jdbc:bulla:";

  /** A setting with the separator before it; a value ends at the next separator. */
  private static final Pattern SETTING =
      Pattern.compile("([?;&])(bulla\\.[^=&;?]*)(?:=([^&;]*))?", Pattern.CASE_INSENSITIVE);

  BullaUrl {
    settings = Map.copyOf(settings);
  }

  static boolean accepts(String url) {
    return url.startsWith(PREFIX);
  }

  /**
   * @throws SQLException 08001 for an unknown setting, or one that stands there twice
   */
  static BullaUrl parse(String url) throws SQLException {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    StringBuilder rest = new StringBuilder("jdbc:");
    String text = url.substring(PREFIX.length());
    Matcher matcher = SETTING.matcher(text);
    int kept = 0;
    boolean opensQuery = false;
    while (matcher.find()) {
      Setting setting = known(matcher.group(2));
      String value = matcher.group(3);
      if (value == null) {
        throw Errors.connect(setting.key() + " in the URL has no value. Write key=value.");
      }
      if (settings.put(setting, percentDecoded(value)) != null) {
        throw Errors.connect(setting.key() + " stands in the URL twice. Keep one.");
      }
      appendPart(rest, text.substring(kept, matcher.start()), opensQuery);
      opensQuery = matcher.group(1).equals("?") || (opensQuery && kept == matcher.start());
      kept = matcher.end();
    }
    appendPart(rest, text.substring(kept), opensQuery);
    return new BullaUrl(rest.toString(), settings);
  }

  /** A removed {@code ?a=b} hands its question mark to the setting that follows. */
  private static void appendPart(StringBuilder rest, String part, boolean opensQuery) {
    boolean moves = opensQuery && part.startsWith("&");
    rest.append(moves ? "?" + part.substring(1) : part);
  }

  static Setting known(String key) throws SQLException {
    return Setting.of(key)
        .orElseThrow(
            () ->
                Errors.connect(
                    "unknown setting " + key + ". Known settings: " + Setting.allKeys() + "."));
  }

  private static String percentDecoded(String value) throws SQLException {
    try {
      return java.net.URLDecoder.decode(
          value.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Errors.connect("a setting in the URL has a broken %-escape. Write %25 for a %.", e);
    }
  }
}
