#include "exempt_versions.h"

struct changer changer_for(const struct paper *paper, const struct version *version, uint64_t seed)
{
    return (struct changer){
        .arena = paper->arena, .state = seed, .root = version->roots[0], .picture = paper->picture};
}

struct version version_marked(struct paper *paper, uint64_t seed, uint32_t nmarks)
{
    struct version version = paper_clone(paper, &paper->original);
    struct changer changer = changer_for(paper, &version, seed);
    for (uint32_t i = 0; i < nmarks; i++) {
        struct places places = {0};
        paper_places(paper, &version, &places);
        const struct place *place = &places.items[change_below(&changer, places.n)];
        if (!place_is_exempt(place))
            place_mark(paper->arena, place, change_exemption(&changer));
    }
    return version;
}

struct version version_reworded(struct paper *paper, const struct version *version, uint64_t seed)
{
    struct version other = paper_clone(paper, version);
    struct changer changer = changer_for(paper, &other, seed);
    for (uint32_t i = 0; i < paper->nfiles; i++)
        change_exempt(&changer, other.roots[i]);
    return other;
}
