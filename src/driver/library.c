/* The public library: include/orderpaper.h. */
#include "driver/driver.h"
#include "orderpaper.h"

enum orderpaper_result orderpaper_build(const struct orderpaper_options *options)
{
    if (!options->report || !options->output)
        return ORDERPAPER_USAGE;
    return driver_run(options, DUMP_NONE, DRIVER_SAYS_COUNT, NULL);
}

enum orderpaper_result orderpaper_check(const struct orderpaper_options *options)
{
    if (!options->report)
        return ORDERPAPER_USAGE;
    struct orderpaper_options only = *options;
    only.output = NULL;
    return driver_run(&only, DUMP_NONE, DRIVER_SAYS_COUNT, NULL);
}

const char *orderpaper_version(void)
{
    return ORDERPAPER_VERSION;
}
