package org.waymark.backup;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kinds of values that our columns hold, each as text that is the same for both databases. */
enum ColumnKind {
    WHOLE_NUMBER {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            long number = row.getLong(at);
            return row.wasNull() ? null : String.valueOf(number);
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setLong(at, Long.parseLong(value));
        }
    },
    DECIMAL {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            BigDecimal number = row.getBigDecimal(at);
            return number == null ? null : number.toPlainString();
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setBigDecimal(at, new BigDecimal(value));
        }
    },
    FLOATING {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            double number = row.getDouble(at);
            return row.wasNull() ? null : String.valueOf(number);
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setDouble(at, Double.parseDouble(value));
        }
    },
    YES_OR_NO {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            boolean yes = row.getBoolean(at);
            return row.wasNull() ? null : String.valueOf(yes);
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setBoolean(at, Boolean.parseBoolean(value));
        }
    },
    TEXT {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            return row.getString(at);
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setString(at, value);
        }
    },
    JSON {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            return row.getString(at);
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setString(at, value);
        }

        @Override
        String parameter(boolean h2) {
            return h2 ? "? format json" : "cast(? as jsonb)";
        }
    },
    DAY {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            LocalDate day = row.getObject(at, LocalDate.class);
            return day == null ? null : day.toString();
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setObject(at, LocalDate.parse(value));
        }
    },
    MOMENT {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            OffsetDateTime moment = row.getObject(at, OffsetDateTime.class);
            return moment == null
                    ? null
                    : moment.withOffsetSameInstant(ZoneOffset.UTC).toString();
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setObject(at, OffsetDateTime.parse(value));
        }
    },
    ID {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            UUID id = row.getObject(at, UUID.class);
            return id == null ? null : id.toString();
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setObject(at, UUID.fromString(value));
        }
    },
    BYTES {
        @Override
        @Nullable
        String read(ResultSet row, int at) throws SQLException {
            byte[] bytes = row.getBytes(at);
            return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        void write(PreparedStatement row, int at, String value) throws SQLException {
            row.setBytes(at, Base64.getDecoder().decode(value));
        }
    };

    abstract @Nullable String read(ResultSet row, int at) throws SQLException;

    abstract void write(PreparedStatement row, int at, String value) throws SQLException;

    /** How a statement names the value. */
    String parameter(boolean h2) {
        return "?";
    }

    /** @param name what the database calls the type */
    static ColumnKind of(int type, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("json")) {
            return JSON;
        }
        if (lower.equals("uuid")) {
            return ID;
        }
        if (lower.equals("timestamptz")) {
            return MOMENT;
        }
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> WHOLE_NUMBER;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> FLOATING;
            case Types.BOOLEAN, Types.BIT -> YES_OR_NO;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.DATE -> DAY;
            case Types.TIMESTAMP_WITH_TIMEZONE -> MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> throw new IllegalStateException("No way to keep a column of the type " + name);
        };
    }
}
