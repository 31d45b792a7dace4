-- What 该去哪家 weighs of an institution, from an index alone: its rows carry addresses, licences and people besides.
CREATE INDEX institution_priority ON institution (city_id, county_id, id, type, town_id, last_visited_on, kitchen_fuel, building_grade,
    people_served, staff, licence_expires_on, equipment_expires_on, status) WHERE status = 'operating';
