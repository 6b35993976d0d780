package org.waymark.recognition.payroll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.io.ByteArrayResource;
import org.waymark.people.staff.CsvTable;
import org.waymark.people.staff.ImportFile;
import org.waymark.people.staff.UnreadableFile;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.payroll.ConfirmationRefused.Problem;

/** What payroll or HR sent back, read: an entitlement, an amount and a day in each line, whatever else stands there. */
record ConfirmationFile(List<GivenLine> lines, List<Problem> problems) {

    static final int MOST_BYTES = 4 * 1024 * 1024;
    static final int MOST_LINES = 20_000;
    /** More are not told at once. */
    static final int MOST_PROBLEMS = 100;

    private static final String ID = "entitlement_id";
    private static final String AMOUNT = "amount";
    private static final String DAY = "paid_on";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}([.,]\\d{1,2})?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    /** As spreadsheets write it over. */
    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");

    static ConfirmationFile read(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            return broken(0, "recognition.confirmation.error.large", MOST_BYTES / 1024 / 1024);
        }
        try (CsvTable table = CsvTable.open(new ImportFile(name, new ByteArrayResource(bytes)))) {
            for (String column : List.of(ID, AMOUNT, DAY)) {
                if (!table.has(column)) {
                    return broken(1, "recognition.confirmation.error.column", column);
                }
            }
            return read(table);
        } catch (UnreadableFile unreadable) {
            return broken(unreadable.line(), "people.staff.fault." + unreadable.kind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfirmationFile read(CsvTable table) throws UnreadableFile {
        List<GivenLine> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<EntitlementId, Integer> seen = new HashMap<>();
        int rows = 0;
        for (Optional<CsvTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
            if (++rows > MOST_LINES) {
                return broken(row.get().line(), "recognition.confirmation.error.lines", MOST_LINES);
            }
            read(table, row.get(), seen, problems).ifPresent(lines::add);
        }
        if (rows == 0) {
            return broken(0, "recognition.confirmation.error.empty");
        }
        return new ConfirmationFile(lines, problems);
    }

    private static Optional<GivenLine> read(
            CsvTable table, CsvTable.Row row, Map<EntitlementId, Integer> seen, List<Problem> problems) {
        EntitlementId id = id(table.value(row, ID));
        BigDecimal amount = amount(table.value(row, AMOUNT));
        LocalDate on = day(table.value(row, DAY));
        if (id == null) {
            problems.add(problem(row.line(), "recognition.confirmation.error.id"));
        } else {
            Integer first = seen.putIfAbsent(id, row.line());
            if (first != null) {
                problems.add(problem(row.line(), "recognition.confirmation.error.twice", first.toString()));
            }
        }
        if (amount == null) {
            problems.add(problem(row.line(), "recognition.confirmation.error.amount"));
        }
        if (on == null) {
            problems.add(problem(row.line(), "recognition.confirmation.error.day"));
        }
        return id == null || amount == null || on == null
                ? Optional.empty()
                : Optional.of(new GivenLine(row.line(), id, amount, on));
    }

    /** The same for whatever says the same, in whichever order, encoding or columns beside. */
    String fingerprint() {
        String said = lines.stream()
                .map(line -> line.id() + " " + line.amount().setScale(2).toPlainString() + " " + line.on())
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Problem problem(int line, String key, Object... arguments) {
        return new Problem(line, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    private static ConfirmationFile broken(int line, String key, Object... arguments) {
        return new ConfirmationFile(List.of(), List.of(problem(line, key, arguments)));
    }

    private static @Nullable EntitlementId id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : new EntitlementId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text == null || !NUMBER.matcher(text).matches() ? null : new BigDecimal(text.replace(',', '.'));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return day(iso.group(1), iso.group(2), iso.group(3));
            }
            Matcher american = AMERICAN.matcher(text);
            return american.matches() ? day(american.group(3), american.group(1), american.group(2)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }
}
