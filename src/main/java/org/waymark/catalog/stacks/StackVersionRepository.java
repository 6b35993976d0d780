package org.waymark.catalog.stacks;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface StackVersionRepository extends JpaRepository<StackVersion, UUID> {

    /** All versions of some stacks, oldest first. */
    @Query("select v from StackVersion v where v.district = :district and v.stack in :stacks order by v.number")
    List<StackVersion> all(Collection<StackId> stacks, DistrictId district);

    /** A stack with one of its versions. */
    record Row(StackDefinition stack, StackVersion version) {

        StackView view() {
            StackText text = version.text();
            return new StackView(
                    stack.id(),
                    stack.code(),
                    stack.isPathway(),
                    text.title(),
                    text.summary(),
                    version.number(),
                    text.rule());
        }
    }

    /** The present version of each that is not retired. */
    @Query("""
            select new org.waymark.catalog.stacks.StackVersionRepository$Row(s, v)
            from StackVersion v join StackDefinition s on s.id = v.stack and s.currentNumber = v.number
            where v.district = :district and s.district = :district and s.retiredAt is null order by v.title, s.code
            """)
    List<Row> current(DistrictId district);

    /** The last version of each, of the retired too: what has them in it still counts by what they said. */
    @Query("""
            select new org.waymark.catalog.stacks.StackVersionRepository$Row(s, v)
            from StackVersion v join StackDefinition s on s.id = v.stack and s.currentNumber = v.number
            where v.district = :district and s.district = :district
            """)
    List<Row> last(DistrictId district);
}
