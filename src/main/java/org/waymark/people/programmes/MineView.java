package org.waymark.people.programmes;

import java.util.List;
import org.waymark.people.programmes.OfferedCredentials.Offer;

/**
 * A programme as one of those sees it whom it is for.
 *
 * @param offers what it offers them; of pilots those to which they are invited
 * @param mayInvite whether they may invite colleagues: in a pilot, its members do
 */
record MineView(ProgrammeView programme, List<Offer> offers, boolean member, boolean mayInvite) {}
