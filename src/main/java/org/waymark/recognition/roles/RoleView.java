package org.waymark.recognition.roles;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A position as it stands.
 *
 * @param edition counts its changes
 * @param open whether anybody becomes eligible for it
 */
public record RoleView(RoleProfileId id, RolePlan plan, int edition, boolean open) {

    public String title() {
        return plan.title();
    }

    /** The window that is open, or the next. */
    public Optional<ApplicationWindow> window(LocalDate today) {
        return plan.windows().stream()
                .filter(window -> !window.until().isBefore(today))
                .min(Comparator.comparing(ApplicationWindow::from));
    }
}
