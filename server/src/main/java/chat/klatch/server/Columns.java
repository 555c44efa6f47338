package chat.klatch.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of words in columns, for people: the first row is the heading. */
final class Columns {
    private static final String GAP = "  ";
    private final List<List<String>> rows = new ArrayList<>();

    Columns(String... heading) {
        rows.add(List.of(heading));
    }

    Columns row(String... words) {
        rows.add(List.of(words));
        return this;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(width - length(word));
    }

    @Override
    public String toString() {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            widths.add(width(column));
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(padded(row.get(column), widths.get(column))).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
