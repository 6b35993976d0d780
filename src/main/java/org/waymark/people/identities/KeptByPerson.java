package org.waymark.people.identities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/**
 * What one module keeps under a person's id, for the day when two LMS identities turn out to be one person. Each module
 * that keeps such rows implements it: its columns are then written over to one id, and back when the link is undone.
 */
public interface KeptByPerson {

    /** The columns that follow, in the order in which they are moved. */
    List<Column> columns();

    /** Why these two cannot be one person, in words for who wants to link them; empty where nothing stands against it. */
    default List<MessageSourceResolvable> obstacles(PersonId main, PersonId other, DistrictId district) {
        return List.of();
    }

    /**
     * Rows of the main identity that give way to the other's, since both cannot stand beside each other: by
     * {@link Column#place()}. While linked they are the other identity's.
     */
    default Map<String, Collection<UUID>> givingWay(PersonId main, PersonId other, DistrictId district) {
        return Map.of();
    }

    /** Told before the rows of the two become one person's. */
    default void linking(PersonId main, PersonId other, DistrictId district) {}

    /**
     * Told after every row is whose it was.
     *
     * @param identity how the LMS knows the other, under whose name rows may have been made meanwhile
     */
    default void undone(PersonId main, PersonId other, People.LmsIdentity identity, DistrictId district) {}

    /**
     * A column that holds a person's id, in a table with a uuid {@code id} and a {@code district_id}. The names are the
     * program's own, never anything from outside.
     *
     * @param onceWith the other columns of a unique key that it is part of, the district left out: where the main identity
     *     has such a row already, the other's stays where it is
     * @param versioned whether the table has a {@code version} that tells others of the change
     * @param where what must hold of the row {@code t}, in SQL with {@code :main}; empty for nothing
     */
    record Column(String table, String column, List<String> onceWith, boolean versioned, String where) {

        /** A column of a table whose rows are guarded by their version. */
        public static Column of(String table, String column, String... onceWith) {
            return new Column(table, column, List.of(onceWith), true, "");
        }

        /** A column of a table whose rows never change otherwise. */
        public static Column ofUnversioned(String table, String column, String... onceWith) {
            return new Column(table, column, List.of(onceWith), false, "");
        }

        public Column where(String condition) {
            return new Column(table, column, onceWith, versioned, condition);
        }

        public String place() {
            return table + "." + column;
        }
    }
}
