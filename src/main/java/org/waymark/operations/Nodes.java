package org.waymark.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The nodes of this database: each writes down how it is whenever it counts, and reads how the others are. */
@Component
class Nodes {

    private static final String COLUMNS = "store_away, disk_free, disk_total, folder_locked, clock_apart";

    private final String port;
    private @Nullable String name;

    @Autowired
    Nodes(@Value("${server.port:8080}") String port) {
        this.port = port;
    }

    /** One of this name. */
    static Nodes named(String name) {
        Nodes nodes = new Nodes("");
        nodes.name = name;
        return nodes;
    }

    Node ours(Instant now, Map<Figure, Double> counted) {
        return Node.ours(name(), now, counted);
    }

    /** Writes down ours, and reads all that have said something within an hour. */
    List<Node> told(Node ours, JdbcTemplate jdbc) {
        Object[] row = Stream.concat(Node.FIGURES.stream().map(ours::of), Stream.of(ours.name()))
                .toArray();
        if (jdbc.update(
                        "update node_figures set store_away = ?, disk_free = ?, disk_total = ?, folder_locked = ?,"
                                + " clock_apart = ?, seen_at = current_timestamp where name = ?",
                        row)
                == 0) {
            jdbc.update(
                    "insert into node_figures (" + COLUMNS + ", name, seen_at) values (?, ?, ?, ?, ?, ?,"
                            + " current_timestamp)",
                    row);
        }
        jdbc.update("delete from node_figures where seen_at < current_timestamp - interval '1' hour");
        return jdbc.query(
                "select name, seen_at, seen_at > current_timestamp - interval '15' minute as recent, " + COLUMNS
                        + " from node_figures order by name",
                (told, n) -> {
                    Map<Figure, Double> numbers = new EnumMap<>(Figure.class);
                    for (Figure figure : Node.FIGURES) {
                        numbers.put(figure, told.getDouble(figure.name()));
                    }
                    return new Node(
                            told.getString("name"),
                            told.getObject("seen_at", OffsetDateTime.class).toInstant(),
                            told.getBoolean("recent"),
                            numbers);
                });
    }

    private String name() {
        if (name == null) {
            name = host() + ":" + port;
        }
        return name;
    }

    private static String host() {
        String given = System.getenv("HOSTNAME");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "process " + ProcessHandle.current().pid();
        }
    }
}
