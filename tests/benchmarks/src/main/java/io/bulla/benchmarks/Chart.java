package io.bulla.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Bars as SVG, with a logarithmic scale. Written by hand: chart libraries of Java draw with AWT,
 * which needs fonts that servers do not have.
 */
final class Chart {
  private static final int LEFT = 230;
  private static final int WIDTH = 760;
  private static final int BAR = 13;
  private static final int GAP = 16;
  private static final int TOP = 62;

  private final String title;
  private final List<Side> sides;
  private final double least;
  private final double most;
  private final StringBuilder body = new StringBuilder();
  private int y = TOP;

  /**
   * @param least where the scale begins
   * @param most where it ends
   */
  Chart(String title, List<Side> sides, double least, double most) {
    this.title = title;
    this.sides = sides;
    this.least = least;
    this.most = most;
  }

  /** A bar for each side, by letter. */
  void group(String label, Map<String, Double> values) {
    int middle = y + values.size() * BAR / 2 + 4;
    body.append(text(LEFT - 8, middle, "end", 12, label));
    for (Side side : sides) {
      Double value = values.get(side.letter());
      if (value != null) {
        double end = x(value);
        body.append(
            format(
                "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
                LEFT, y, Math.max(1, end - LEFT), BAR - 2, color(side.letter())));
        body.append(text((int) end + 4, y + BAR - 3, "start", 10, format("%.2f", value)));
        y += BAR;
      }
    }
    y += GAP;
  }

  private double x(double value) {
    double share = Math.log(value / least) / Math.log(most / least);
    return LEFT + Math.min(1, Math.max(0, share)) * (WIDTH - LEFT - 60);
  }

  private static String color(String letter) {
    return switch (letter) {
      case "A" -> "#9aa5b1";
      case "B" -> "#5b8def";
      case "C" -> "#1f9d55";
      case "D" -> "#a3d9b5";
      case "E" -> "#d64545";
      default -> "#c9b458";
    };
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'"
                + " font-family='sans-serif'>%n<rect width='100%%' height='100%%' fill='white'/>%n",
            WIDTH, y));
    svg.append(text(10, 20, "start", 14, title));
    int left = 10;
    for (Side side : sides) {
      String legend = side.letter() + " " + side.title();
      svg.append(
          format(
              "<rect x='%d' y='34' width='10' height='10' fill='%s'/>%n",
              left, color(side.letter())));
      svg.append(text(left + 14, 43, "start", 10, legend));
      left += 24 + legend.length() * 5;
    }
    return svg.append(body).append("</svg>\n").toString();
  }

  private static String text(int x, int y, String anchor, int size, String content) {
    return format(
        "<text x='%d' y='%d' text-anchor='%s' font-size='%d' fill='#222'>%s</text>%n",
        x, y, anchor, size, content.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
