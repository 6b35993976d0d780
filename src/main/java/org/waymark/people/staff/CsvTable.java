package org.waymark.people.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A CSV file while it is read: its header, then one row after another, however many there are. */
public final class CsvTable implements AutoCloseable {

    /** No line of a list of people is longer; what is, lacks a quotation mark. */
    static final int LONGEST_LINE = 64 * 1024;

    private static final String SEPARATORS = ",;\t";

    private final ImportFile file;
    private final TextEncoding encoding;
    private final CSVParser parser;
    private final BoundedReader reader;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private CsvTable(ImportFile file, TextEncoding encoding) throws IOException, UnreadableFile {
        this.file = file;
        this.encoding = encoding;
        BufferedReader text = new BufferedReader(encoding.reader(file), LONGEST_LINE);
        char separator = separator(text);
        this.reader = new BoundedReader(text);
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(reader);
        this.records = parser.iterator();
        this.header = next().map(row -> row.values().stream().map(Cell::trimmed).toList())
                .orElseThrow(() -> new UnreadableFile(FaultKind.EMPTY_FILE));
        for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(plain(header.get(i)), i);
        }
    }

    /** Opens it and reads its header. */
    public static CsvTable open(ImportFile file) throws IOException, UnreadableFile {
        return new CsvTable(file, TextEncoding.of(file));
    }

    /** A row and the line in which it begins. */
    public record Row(int line, List<String> values) {}

    String name() {
        return file.name();
    }

    TextEncoding encoding() {
        return encoding;
    }

    /** The names of the columns as they stand there. */
    List<String> header() {
        return header;
    }

    public boolean has(String column) {
        return columns.containsKey(plain(column));
    }

    /** The header's own word for a column. */
    String said(String column) {
        Integer at = columns.get(plain(column));
        return at == null ? column : header.get(at);
    }

    /** What stands in a column, without spaces around it; null where nothing does. */
    public @Nullable String value(Row row, String column) {
        Integer at = columns.get(plain(column));
        if (at == null || at >= row.values().size()) {
            return null;
        }
        String value = Cell.trimmed(row.values().get(at));
        return value.isEmpty() ? null : value;
    }

    /**
     * The next row that is not empty.
     *
     * @throws UnreadableFile when a quotation mark stands wrong, or a line has no end
     */
    public Optional<Row> next() throws UnreadableFile {
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                reader.startRecord();
                List<String> values = record.toList();
                if (values.stream().anyMatch(value -> !Cell.trimmed(value).isEmpty())) {
                    return Optional.of(new Row((int) parser.getCurrentLineNumber() - breaks(values), values));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UnreadableFile(reader.isExceeded() ? FaultKind.LINE_TOO_LONG : FaultKind.QUOTES, (int)
                    Math.max(1, parser.getCurrentLineNumber()));
        }
    }

    /** A column's name however it is written: "Years of service" is years_of_service. */
    static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static int breaks(List<String> values) {
        int breaks = 0;
        for (String value : values) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\n' || c == '\r' && (i + 1 == value.length() || value.charAt(i + 1) != '\n')) {
                    breaks++;
                }
            }
        }
        return breaks;
    }

    /** Spreadsheets of many countries write semicolons: whichever stands in the header most often. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(LONGEST_LINE);
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < LONGEST_LINE - 1; i++) {
            int c = text.read();
            if (c < 0 || (c == '\n' || c == '\r') && !quoted && begun) {
                break;
            }
            begun = begun || c != '\n' && c != '\r';
            quoted = (c == '"') != quoted;
            int at = SEPARATORS.indexOf(c);
            if (at >= 0 && !quoted) {
                counts[at]++;
            }
        }
        text.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** Ends a record that has no end before it fills the memory. */
    private static final class BoundedReader extends Reader {

        private final Reader in;
        private long sinceRecord;
        private boolean exceeded;

        BoundedReader(Reader in) {
            this.in = in;
        }

        void startRecord() {
            sinceRecord = 0;
        }

        boolean isExceeded() {
            return exceeded;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (sinceRecord > LONGEST_LINE) {
                exceeded = true;
                throw new IOException("A line is too long");
            }
            int read = in.read(into, offset, Math.min(length, 8 * 1024));
            sinceRecord += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
