package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The module graph is what each {@code package-info.java} says it is. */
class ModuleStructureTests {

    private final ApplicationModules modules = ApplicationModules.of(WaymarkApplication.class);

    @Test
    void modulesUseOnlyWhatTheyDeclareAndFormNoCycle() {
        modules.verify();
    }

    @Test
    void everyModuleDeclaresWhatItMayUse() {
        assertThat(modules.stream()
                        .filter(module -> module.getBasePackage()
                                .findAnnotation(org.springframework.modulith.ApplicationModule.class)
                                .isEmpty())
                        .map(ApplicationModule::getIdentifier))
                .as("modules without @ApplicationModule in package-info.java")
                .isEmpty();
    }

    @Test
    void everyModuleIsNullMarked() {
        assertThat(modules.stream()
                        .filter(module -> module.getBasePackage()
                                .findAnnotation(org.jspecify.annotations.NullMarked.class)
                                .isEmpty())
                        .map(ApplicationModule::getIdentifier))
                .as("modules without @NullMarked in package-info.java")
                .isEmpty();
    }
}
